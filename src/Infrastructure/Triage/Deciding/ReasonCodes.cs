using Entente.Domain;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage.Deciding;

/// <summary>Every code the engine can give as a reason; each has its words in resources.</summary>
public static class ReasonCodes
{
    public const string EmojiTone = "emoji_tone";
    public const string OtherLanguage = "other_language";
    public const string TransformerTone = "transformer_tone";
    public const string WeighedCategory = "weighed_category";
    public const string WeighedOwn = "weighed_own";
    public const string WeighedOffensive = "weighed_offensive";

    /// <summary>The code of a word that weighed towards a sentiment.</summary>
    public static string WeighedTowards(Sentiment sentiment) => OfTones[(int)sentiment];

    private static readonly string[] OfTones = [.. Enum.GetValues<Sentiment>().Select(s => $"weighed_{Vocabulary.Word(s)}")];

    private static readonly string[] OfSignals =
    [
        "personal_data_email",
        "personal_data_phone",
        "personal_data_iban",
        "personal_data_card",
        "personal_data_national_number",
        "personal_data_address",
        "personal_data_plate",
        "personal_data_handle",
        "protected_contact",
        "employee_attack",
        "employee_attack_learnt",
        "protected_person",
        "profanity",
        "threat",
        "sarcasm",
        "legal_threat",
        "churn",
        "safety",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. Enum.GetValues<Sentiment>().Select(WeighedTowards),
        EmojiTone,
        OtherLanguage,
        TransformerTone,
        WeighedCategory,
        WeighedOwn,
        WeighedOffensive,
        .. Enum.GetValues<Category>().Select(DecisionTable.LearntCode),
        .. OfSignals,
        .. DecisionTable.Rules.Select(r => r.Code),
        .. DecisionTable.Rules.SelectMany(r => r.Shown).Except(OfSignals).Distinct(),
    ];
}
