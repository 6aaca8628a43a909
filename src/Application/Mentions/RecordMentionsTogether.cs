using System.Collections.Concurrent;
using Entente.Domain.Brands;
using Entente.Domain.Mentions;

namespace Entente.Application.Mentions;

/// <summary>
/// Takes posts in that come one by one: those that arrive while others are being stored wait for them and are then recorded together, in
/// one transaction. A post that arrives alone waits for nobody. Returning means committed.
/// </summary>
public sealed class RecordMentionsTogether(RecordMentionsHandler record)
{
    /// <summary>Who has just been answered sends the next post at once: so it comes along, and a transaction more is not paid for it.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(2);

    private readonly ConcurrentDictionary<Guid, WaitingLine> _lines = new();

    /// <summary>Who gives up waiting does not take the post back.</summary>
    public Task<RecordedMention> RecordAsync(Brand brand, IncomingMention mention, CancellationToken ct)
    {
        var post = new WaitingPost(brand, mention);
        var line = _lines.GetOrAdd(brand.Id, _ => new WaitingLine());
        if (line.Join(post))
        {
            // For everyone in the line: neither this request's transaction nor its end is theirs.
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(() => ServeAsync(line), CancellationToken.None);
            }
        }
        return post.Recorded.Task.WaitAsync(ct);
    }

    private async Task ServeAsync(WaitingLine line)
    {
        while (line.Next() is { Count: > 0 } posts)
        {
            try
            {
                await RecordAllAsync(posts);
                if (posts.Count > 1)
                {
                    await Task.Delay(Breath);
                }
            }
            catch (Exception e)
            {
                await RecordOneByOneAsync(posts, e);
            }
        }
    }

    private async Task RecordAllAsync(List<WaitingPost> posts)
    {
        var command = new RecordMentions(posts[^1].Brand, [.. posts.Select(p => p.Mention)]);
        var recorded = await record.HandleAsync(command, CancellationToken.None);
        for (var i = 0; i < posts.Count; i++)
        {
            posts[i].Recorded.SetResult(recorded[i]);
        }
    }

    /// <summary>What one post brings about is not the others' fault; where a second one fails too, it is not the posts'.</summary>
    private async Task RecordOneByOneAsync(List<WaitingPost> posts, Exception together)
    {
        var failures = posts.Count == 1 ? 2 : 0;
        foreach (var post in posts)
        {
            if (failures == 2)
            {
                post.Recorded.SetException(together);
                continue;
            }
            try
            {
                await RecordAllAsync([post]);
            }
            catch (Exception e)
            {
                failures++;
                post.Recorded.SetException(e);
            }
        }
    }
}

/// <summary>A post, and who waits for what becomes of it.</summary>
internal sealed record WaitingPost(Brand Brand, IncomingMention Mention)
{
    public TaskCompletionSource<RecordedMention> Recorded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>One brand's posts in the order they came, and whether somebody is at work on them.</summary>
internal sealed class WaitingLine
{
    /// <summary>More in one statement gain little and keep the first of them waiting.</summary>
    private const int MostTogether = 200;

    private readonly Queue<WaitingPost> _posts = new();
    private bool _atWork;

    /// <summary>True when someone must start to work on the line.</summary>
    public bool Join(WaitingPost post)
    {
        lock (_posts)
        {
            _posts.Enqueue(post);
            var mustStart = !_atWork;
            _atWork = true;
            return mustStart;
        }
    }

    /// <summary>The posts to record next; none when the line is empty, and the work is done.</summary>
    public List<WaitingPost> Next()
    {
        lock (_posts)
        {
            var next = new List<WaitingPost>(Math.Min(_posts.Count, MostTogether));
            while (next.Count < MostTogether && _posts.TryDequeue(out var post))
            {
                next.Add(post);
            }
            _atWork = next.Count > 0;
            return next;
        }
    }
}
