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

/// <summary>One brand's posts in the order they came, and how many are at work on them.</summary>
internal sealed class WaitingLine
{
    /// <summary>More in one statement gain little and keep the first of them waiting.</summary>
    private const int MostTogether = 200;

    /// <summary>While one waits for the database, another reads.</summary>
    private const int MostAtWork = 2;

    private readonly Queue<WaitingPost> _posts = new();
    private int _atWork;

    /// <summary>True when someone must start to work on the line.</summary>
    public bool Join(WaitingPost post)
    {
        lock (_posts)
        {
            _posts.Enqueue(post);
            if (_atWork == MostAtWork)
            {
                return false;
            }
            _atWork++;
            return true;
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
            if (next.Count == 0)
            {
                _atWork--;
            }
            return next;
        }
    }
}
