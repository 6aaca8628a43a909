namespace Entente.Domain.Replies.Review;

/// <summary>Names the desk knows, in the words of a draft. A first name alone, as people sign, is nobody's exposure.</summary>
public static class NamesCheck
{
    public static IEnumerable<Seen> Employees(DraftReading reading) => Of(reading.Context.EmployeeNames, reading);

    /// <summary>Each place where one of these full names (two words or more) stands.</summary>
    public static IEnumerable<Seen> Of(IReadOnlyList<string> names, DraftReading reading)
    {
        foreach (var name in names)
        {
            var wanted = new FoldedText(name.Trim()).Text;
            if (!wanted.Contains(' ', StringComparison.Ordinal))
            {
                continue;
            }
            for (var at = IndexOf(reading, wanted, 0); at >= 0; at = IndexOf(reading, wanted, at + wanted.Length))
            {
                var place = reading.Text.Place(at, at + wanted.Length);
                yield return new Seen(place.Start, place.End);
            }
        }
    }

    private static int IndexOf(DraftReading reading, string wanted, int from) =>
        reading.Text.Text.IndexOf(wanted, from, StringComparison.Ordinal);
}
