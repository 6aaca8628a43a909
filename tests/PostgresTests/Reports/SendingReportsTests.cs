using Entente.Application.Brands;
using Entente.Application.Metrics;
using Entente.Application.Reports;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;
using Entente.Domain.Reports;
using Entente.Infrastructure.Mail;
using Entente.Testing;
using MimeKit;
using Xunit;

namespace Entente.PostgresTests.Reports;

public sealed class SendingReportsTests(PostgresCluster cluster)
{
    private static readonly ScheduleSettings Mondays = new(
        ReportSpan.Week,
        1,
        10,
        "fr",
        ["direction@example.com", "Marc@example.com"],
        false
    );

    [Fact]
    public async Task A_schedule_makes_one_report_and_one_mail_a_recipient_whatever_the_number_of_servers()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await using var sink = new SmtpSink();
        var mail = To(sink);
        await KeepAsync(desk, mail, Mondays);
        await desk.RecordAsync(Post("1", "[negative discontent] En panne."), Post("2", "[positive praise] Merci."));

        desk.Clock.Advance(TimeSpan.FromHours(1));
        var asked = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RunAsync(desk)));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RenderAsync(desk)));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SendAsync(desk, mail)));
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await RunAsync(desk));
        Assert.Equal(0, await SendAsync(desk, mail));

        Assert.Equal(1, asked.Sum());
        var report = Assert.Single(await ReportsAsync(desk));
        Assert.Equal(("2026-W09", "fr", ReportStatus.Succeeded), (report.Period.ToString(), report.Language, report.Status));
        Assert.Equal(["Marc@example.com", "direction@example.com"], sink.Mails.Select(m => m.Recipient).Order(StringComparer.Ordinal));
        var read = await ReadAsync(sink.Mails[0]);
        var file = (await desk.Get<IReportReads>().FileAsync(desk.Brand.Id, report.Id, default))!;
        Assert.Equal("orvane · Rapport hebdomadaire · Semaine 9 · du 23 février au 1er mars 2026", Plain(read.Message.Subject));
        Assert.Equal(file.Content, read.Attachment);
        Assert.Equal("orvane-2026-W09-fr.pdf", read.Name);
        Assert.All(file.Sentences, sentence => Assert.Contains(Plain(sentence), Plain(read.Message.TextBody)));
        Assert.Equal(5, file.Sentences.Count);
        Assert.Contains(file.Sha256, read.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal("fr", read.Message.Body!.Headers[HeaderId.ContentLanguage]);
    }

    [Fact]
    public async Task A_month_is_told_when_its_last_week_is_over()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await using var sink = new SmtpSink();
        await KeepAsync(
            desk,
            To(sink),
            Mondays with
            {
                Every = ReportSpan.Month,
                Hour = 11,
                Language = "en",
                Recipients = ["boss@example.com"],
            }
        );

        desk.Clock.Advance(TimeSpan.FromHours(2));
        await RunAsync(desk);
        await RenderAsync(desk);
        await SendAsync(desk, To(sink));

        var read = await ReadAsync(Assert.Single(sink.Mails));
        Assert.Equal("orvane-2026-02-en.pdf", read.Name);
        Assert.Contains("Monthly report · February 2026 · 2 February – 1 March 2026", read.Message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_over_brands_makes_one_report_of_them_all_and_mails_it()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var other = await Desk.AddBrandAsync(desk.OwnerConnectionString, "lumen", "Europe/Paris");
        await using var sink = new SmtpSink();
        await KeepAsync(desk, To(sink), Mondays with { Together = [desk.Brand.Id, other.Id], Recipients = ["boss@example.com"] });

        desk.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await RunAsync(desk));
        Assert.Equal(0, await RunAsync(desk));
        await RenderAsync(desk);
        await SendAsync(desk, To(sink));

        var read = await ReadAsync(Assert.Single(sink.Mails));
        Assert.Equal("2026-W09-fr.pdf", read.Name);
        Assert.StartsWith("orvane, lumen · ", Plain(read.Message.Subject), StringComparison.Ordinal);
        var joint = desk.Get<IJointReportReads>();
        var report = Assert.Single(await joint.ListAsync([desk.Brand.Id, other.Id], null, 10, default));
        Assert.Equal(ReportStatus.Succeeded, report.Status);
        Assert.Empty(await joint.ListAsync([desk.Brand.Id], null, 10, default));
        Assert.Empty(await ReportsAsync(desk));
        Assert.Null(await desk.Get<IReportReads>().FindAsync(desk.Brand.Id, report.Id, default));
        Assert.Empty(await desk.Get<IScheduleReads>().ListAsync(desk.Brand.Id, [desk.Brand.Id], null, 10, default));
    }

    [Fact]
    public async Task A_server_that_cannot_now_gets_the_mail_later_and_once()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await using var sink = new SmtpSink();
        var mail = To(sink);
        var report = await MadeAsync(desk, mail, "direction@example.com");
        sink.Answer("451 busy", "hang-up");

        Assert.Equal(0, await SendAsync(desk, mail));
        Assert.Equal(0, await SendAsync(desk, mail));
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await SendAsync(desk, mail));
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await SendAsync(desk, mail));
        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await SendAsync(desk, mail));

        Assert.Single(sink.Mails);
        var delivery = Assert.Single(await desk.Get<IDeliveryReads>().ListAsync(desk.Brand.Id, report.Id, default));
        Assert.Equal((DeliveryStatus.Sent, 3), (delivery.Status, delivery.Attempts));
    }

    [Fact]
    public async Task A_mail_that_may_have_arrived_is_sent_again_by_a_person_only()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await using var sink = new SmtpSink();
        var mail = To(sink);
        var report = await MadeAsync(desk, mail, "direction@example.com");
        sink.Answer("drop");

        await SendAsync(desk, mail);
        desk.Clock.Advance(TimeSpan.FromHours(12));
        await SendAsync(desk, mail);
        var uncertain = Assert.Single(await desk.Get<IDeliveryReads>().ListAsync(desk.Brand.Id, report.Id, default));
        await DeliverAsync(desk, mail, report, "Direction@example.com");
        await SendAsync(desk, mail);

        Assert.Equal(DeliveryStatus.Uncertain, uncertain.Status);
        var ids = new List<string>();
        foreach (var received in sink.Mails)
        {
            ids.Add((await ReadAsync(received)).Message.MessageId!);
        }
        Assert.Equal(2, ids.Count);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task A_refusal_for_good_ends_it_and_holds_up_no_other()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await using var sink = new SmtpSink();
        var mail = To(sink);
        var report = await MadeAsync(desk, mail, "gone@example.com", "direction@example.com");
        sink.Answer("550 no such user");

        Assert.Equal(1, await SendAsync(desk, mail));
        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await SendAsync(desk, mail));

        var statuses = (await desk.Get<IDeliveryReads>().ListAsync(desk.Brand.Id, report.Id, default)).Select(d => d.Status);
        Assert.Equal([DeliveryStatus.Sent, DeliveryStatus.Failed], statuses.Order());
    }

    [Fact]
    public async Task Mail_goes_encrypted_to_a_server_that_is_known_and_to_no_other()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await using var sink = new SmtpSink(withTls: true);
        var authority = Path.GetTempFileName();
        await File.WriteAllTextAsync(authority, sink.CertificatePem);
        var strict = To(sink, s => s with { Security = "start_tls", UserName = "entente", Password = "secret" });
        var report = await MadeAsync(desk, strict, "direction@example.com");

        Assert.Equal(0, await SendAsync(desk, strict));
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(
            1,
            await SendAsync(
                desk,
                To(sink, s => s with { Security = "start_tls", Authority = authority, UserName = "entente", Password = "secret" })
            )
        );

        var received = Assert.Single(sink.Mails);
        Assert.True(received.Encrypted);
        Assert.Equal("entente", received.User);
        File.Delete(authority);
        Assert.NotEqual(Guid.Empty, report.Id);
    }

    [Fact]
    public async Task Without_a_mail_server_nobody_is_promised_a_mail()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        var off = new SmtpReportMail(new MailSettings());

        var (_, refused) = await Keeping(desk, off).HandleAsync(new KeepSchedule(desk.Brand, null, Mondays), default);
        var (kept, _) = await Keeping(desk, off).HandleAsync(new KeepSchedule(desk.Brand, null, Mondays with { Recipients = [] }), default);

        Assert.Equal("mail_off", Assert.Single(refused).Code);
        Assert.NotNull(kept);
    }

    [Theory]
    [InlineData(null, "none", null)]
    [InlineData("reports@example.com", "wherever", null)]
    [InlineData("reports@example.com", "none", "entente")]
    public void Settings_by_which_no_mail_could_leave_stop_the_start(string? from, string security, string? user) =>
        Assert.Throws<InvalidOperationException>(() =>
            new MailSettings
            {
                Host = "127.0.0.1",
                From = from,
                Security = security,
                UserName = user,
            }.Checked()
        );

    [Fact]
    public async Task The_file_of_a_report_is_kept_as_it_was_made()
    {
        await using var desk = await Desk.OpenAsync(cluster, new SpokenTriage());
        await desk.RecordAsync(Post("1", "[negative discontent] En panne."));
        await using var sink = new SmtpSink();
        var report = await MadeAsync(desk, To(sink), "direction@example.com");
        var before = (await desk.Get<IReportReads>().FileAsync(desk.Brand.Id, report.Id, default))!;

        // The week changes afterwards: what was reported does not.
        await desk.RecordAsync(Post("2", "[positive praise] Merci.", hour: 9));
        var after = (await desk.Get<IReportReads>().FileAsync(desk.Brand.Id, report.Id, default))!;

        Assert.Equal(before.Content, after.Content);
        Assert.Equal(before.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(after.Content)));
        foreach (var attempt in new[] { "update report_files set sentences = '{}'", "delete from report_files" })
        {
            var denied = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => desk.QueryAsync<int>(attempt));
            Assert.Equal("42501", denied.SqlState);
        }
    }

    private static async Task KeepAsync(Desk desk, IReportMail mail, ScheduleSettings settings)
    {
        var (_, errors) = await Keeping(desk, mail).HandleAsync(new KeepSchedule(desk.Brand, null, settings), default);
        Assert.Empty(errors);
    }

    private static KeepScheduleHandler Keeping(Desk desk, IReportMail mail) => new(desk.Get<IScheduleStore>(), mail, desk.Clock);

    private static Task<int> RunAsync(Desk desk) =>
        new RunSchedulesHandler(desk.Get<IScheduleStore>(), desk.Get<IReportStore>(), desk.Clock).HandleAsync(
            new RunSchedules(desk.Brand),
            default
        );

    private static Task<int> RenderAsync(Desk desk) =>
        new RenderReportsHandler(
            desk.Get<IReportStore>(),
            desk.Get<IBrandReads>(),
            desk.Get<ReviewWeekHandler>(),
            desk.Get<FanReviewer>(),
            desk.Get<IReportRenderer>(),
            desk.Clock
        ).HandleAsync(new RenderReports(desk.Brand), default);

    private static Task<int> SendAsync(Desk desk, IReportMail mail) =>
        new SendReportsHandler(
            desk.Get<IDeliveryStore>(),
            desk.Get<IReportReads>(),
            desk.Get<IJointReportReads>(),
            desk.Get<IBrandReads>(),
            mail,
            desk.Clock
        ).HandleAsync(new SendReports(desk.Brand), default);

    private static async Task DeliverAsync(Desk desk, IReportMail mail, Report report, params string[] recipients)
    {
        var handler = new DeliverReportHandler(desk.Get<IDeliveryStore>(), mail, desk.Clock);
        Assert.Empty(await handler.HandleAsync(new DeliverReport(desk.Brand, report, recipients), default));
    }

    /// <summary>A report that is ready, with a mail to each of these waiting.</summary>
    private static async Task<Report> MadeAsync(Desk desk, IReportMail mail, params string[] recipients)
    {
        var now = desk.Clock.GetUtcNow();
        var week = ReportPeriod.Of(ReportSpan.Week, Domain.Metrics.IsoWeek.Of(now, desk.Brand.Zone));
        var report = new Report(Guid.CreateVersion7(now), 1, week, "fr", ReportStatus.Queued, "Aya", now, 0, null, null, null);
        await desk.Get<IReportStore>().AddAsync(desk.Brand.Id, report, default);
        await DeliverAsync(desk, mail, report, recipients);
        Assert.Equal(1, await RenderAsync(desk));
        return report;
    }

    private static Task<IReadOnlyList<Report>> ReportsAsync(Desk desk) =>
        desk.Get<IReportReads>().ListAsync(desk.Brand.Id, null, 10, default);

    private static SmtpReportMail To(SmtpSink sink, Func<MailSettings, MailSettings>? change = null)
    {
        var settings = new MailSettings
        {
            Host = "127.0.0.1",
            Port = sink.Port,
            Security = "none",
            From = "Entente <reports@example.com>",
        };
        return new SmtpReportMail((change?.Invoke(settings) ?? settings).Checked());
    }

    private static async Task<(MimeMessage Message, string Name, byte[] Attachment)> ReadAsync(ReceivedMail mail)
    {
        using var data = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail.Data));
        var message = await MimeMessage.LoadAsync(data);
        var part = Assert.IsType<MimePart>(Assert.Single(message.Attachments));
        using var content = new MemoryStream();
        await part.Content!.DecodeToAsync(content);
        return (message, part.FileName!, content.ToArray());
    }

    /// <summary>Without the spaces that lines are broken at or not.</summary>
    private static string Plain(string? text) =>
        string.Join(
            ' ',
            (text ?? "").Replace('\u00A0', ' ').Replace('\u202F', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static IncomingMention Post(string id, string text, int hour = 8) =>
        new(
            Network.Facebook,
            id,
            text,
            new DateTimeOffset(2026, 3, 2, hour, 0, 0, TimeSpan.Zero),
            Author: new IncomingAuthor(id, null, null)
        );
}
