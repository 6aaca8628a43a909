using System.Collections;
using Entente.Application.Triage;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>Keeps what is found first at a place of the text, except the brand's own published contacts.</summary>
internal sealed class Covering(string text, BrandContext brand)
{
    private BitArray? _covered;

    public List<PersonalDatum> Kept { get; } = [];

    public void Keep(IEnumerable<PersonalDatum> candidates)
    {
        foreach (var candidate in candidates)
        {
            _covered ??= new BitArray(text.Length);
            if (_covered[candidate.Start] || _covered[candidate.End - 1])
            {
                continue;
            }
            for (var i = candidate.Start; i < candidate.End; i++)
            {
                _covered[i] = true;
            }
            if (!PublishedContacts.Has(brand, text.AsSpan(candidate.Start, candidate.End - candidate.Start)))
            {
                Kept.Add(candidate);
            }
        }
    }
}
