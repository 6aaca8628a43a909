namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>Personal data seen at a place of the text (UTF-16, end exclusive); <see cref="Reason"/> is the code of what it is.</summary>
internal readonly record struct PersonalDatum(string Reason, int Start, int End, double Confidence);
