namespace Entente.Domain.Acquisition;

/// <summary>The days of a campaign that fans were counted on, alone or in their week; each at most once, the last count stands.</summary>
public sealed class CountedDays(IEnumerable<(Guid Id, DateOnly From, int Days, int Count)> standing)
{
    private readonly Dictionary<DateOnly, (Guid Id, int Days, int Count)> _counts = standing.ToDictionary(
        c => c.From,
        c => (c.Id, c.Days, c.Count)
    );
    private readonly HashSet<DateOnly> _changed = [];

    /// <summary>What must be written: the counts that were taken and were not so before.</summary>
    public IReadOnlyList<(Guid Id, DateOnly From, int Days, int Count)> Changed =>
        [.. _changed.Order().Select(day => (_counts[day].Id, day, _counts[day].Days, _counts[day].Count))];

    /// <param name="id">The id of the entry if it is a new one.</param>
    public FansRecorded Take(Guid id, GivenFans given)
    {
        var (from, to) = (given.FirstDay, given.LastDay);
        var other = _counts.Select(c => (From: c.Key, To: c.Key.AddDays(c.Value.Days - 1))).Where(c => c.From <= to && c.To >= from);
        var same = _counts.TryGetValue(from, out var known) && known.Days == given.Days;
        if (!same && other.Take(1).ToList() is [var twice])
        {
            return FansRecorded.Refused(CampaignErrors.CountedTwice(given.Week is null ? "/won_on" : "/week", twice.From, twice.To));
        }
        if (same && known.Count == given.Count)
        {
            return new FansRecorded(FansRecording.Known, known.Id, null);
        }
        _counts[from] = (same ? known.Id : id, given.Days, given.Count!.Value);
        _changed.Add(from);
        return new FansRecorded(same ? FansRecording.Changed : FansRecording.Added, _counts[from].Id, null);
    }
}
