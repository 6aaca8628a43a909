using System.Security.Cryptography;
using System.Text;
using Entente.Application.Queue;
using Entente.Domain.Access;

namespace Entente.Api.Dashboard.Queue;

/// <summary>Everything the queue shows. <see cref="Said"/> tells what was just done.</summary>
public sealed record QueueScreen(
    Overview Frame,
    DeskWords Words,
    QueueAsk Ask,
    IReadOnlyList<QueueItem> Rows,
    QueueCounts Counts,
    IReadOnlyList<QueueView> Views,
    ChannelNames Channels,
    string? Said,
    string? Refusal
)
{
    public const string Path = "/queue";

    /// <summary>More than anybody works through before looking again.</summary>
    public const int Shown = 100;

    public string Slug => Frame.Brand!.Slug;

    public string Address => Ask.Address(Slug);

    public bool MayJudge => Frame.Caller.May(Scopes.VerdictsWrite, Frame.Brand!.Id);

    public bool MaySeeAuthors => Frame.Caller.Holds(Scopes.AuthorsRead);

    /// <summary>The counts as the header says them.</summary>
    public static IReadOnlyList<string> CountsIn(QueueCounts counts, DeskWords words)
    {
        List<string> said = [words.Count("count_open", counts.Open)];
        Add("count_principles", counts.Principles);
        Add("count_overdue", counts.Overdue);
        Add("count_hour", counts.DueWithinTheHour);
        Add("count_review", counts.InReview);
        Add("count_unassigned", counts.Unassigned);
        return said;

        void Add(string name, int count)
        {
            if (count > 0)
            {
                said.Add(words.Count(name, count));
            }
        }
    }

    /// <summary>The same tag as long as a reader would see the same rows in the same order.</summary>
    public static string TagOf(IReadOnlyList<QueueItem> rows, QueueCounts counts)
    {
        var seen =
            string.Join(';', rows.Select(r => $"{r.Id:N}.{r.Version}.{(r.InReview ? 1 : 0)}.{r.Proposed}.{r.Assignee?.Id}")) + counts;
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)).AsSpan(0, 12))}\"";
    }
}
