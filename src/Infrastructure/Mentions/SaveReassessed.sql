-- One batch of posts judged again. Their rows are locked by the statement before this one, so that every verdict given meanwhile is seen.
with judged as (
    select *
    from unnest(
        @id, @written_at, @language, @sentiment, @sentiment_score, @category, @category_confidence, @signals, @reasons, @standing,
        @breaks_principle
    ) as j (
        id, written_at, language, sentiment, sentiment_score, category, category_confidence, signals, reasons, standing, breaks_principle
    )
),
present as (
    select m.id, m.posted_at, m.is_own
    from judged j
    join mentions m on m.brand_id = @brand and m.id = j.id and m.written_at = j.written_at
),
assessments_kept as (
    insert into assessments (
        brand_id, mention_id, written_at, model_version, language, sentiment, sentiment_score, category, category_confidence,
        signals, reasons, assessed_at
    )
    select
        @brand, j.id, j.written_at, @model_version, j.language, j.sentiment, j.sentiment_score, j.category, j.category_confidence,
        j.signals::jsonb, j.reasons::jsonb, @now
    from judged j
    join present p on p.id = j.id
    on conflict do nothing
),
changed as (
    update mentions m
    set sentiment = j.sentiment, category = j.category, standing = j.standing, breaks_principle = j.breaks_principle
    from judged j
    join present p on p.id = j.id
    where m.brand_id = @brand
        and m.id = j.id
        and (m.sentiment, m.category, m.standing, m.breaks_principle)
            is distinct from (j.sentiment, j.category, j.standing, j.breaks_principle)
        and not exists (
            select from verdicts v where v.brand_id = @brand and v.mention_id = j.id and v.written_at = j.written_at
        )
    returning m.posted_at
),
weeks_marked as (
    insert into dirty_weeks (brand_id, week)
    select distinct @brand, date_trunc('week', posted_at at time zone @time_zone)::date
    from changed
)
update reassessments
set done = done + @count, changed = changed + (select count(*) from changed), after_id = @last_id, model_version = @model_version,
    heard_at = @now, version = version + 1
where brand_id = @brand and id = @run and status = 'running' and version = @run_version
returning version, done, changed
