using Entente.Domain;
using Entente.Domain.Imports;
using Entente.Domain.Mentions;
using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Imports;

/// <summary>The headers that tools give their columns, in French and English, and the names they call networks.</summary>
internal static class UsualHeaders
{
    private static readonly Dictionary<ImportField, string[]> Known = new()
    {
        [ImportField.Network] = ["network", "reseau", "medium", "platform", "plateforme", "source", "canal"],
        [ImportField.ExternalId] =
        [
            "external id",
            "id message",
            "message id",
            "post id",
            "comment id",
            "id du message",
            "conversation id",
            "id",
        ],
        [ImportField.ParentExternalId] = ["parent external id", "parent id", "id parent", "in reply to", "en reponse a"],
        [ImportField.Url] = ["url", "link", "lien", "permalink", "permalien"],
        [ImportField.Text] = ["text", "message", "texte", "content", "contenu", "comment", "commentaire", "review", "avis"],
        [ImportField.Language] = ["language", "langue", "lang"],
        [ImportField.PostedAt] =
        [
            "posted at",
            "date",
            "created at",
            "created time",
            "published at",
            "date de publication",
            "publie le",
            "timestamp",
        ],
        [ImportField.EditedAt] = ["edited at", "modifie le"],
        [ImportField.DeletedAt] = ["deleted at", "supprime le"],
        [ImportField.AuthorExternalId] =
        [
            "author external id",
            "id auteur",
            "author id",
            "contact profile id",
            "user id",
            "id de l'auteur",
        ],
        [ImportField.AuthorHandle] = ["author handle", "handle", "username", "contact primary identifier", "pseudo", "identifiant"],
        [ImportField.AuthorDisplayName] = ["author display name", "auteur", "author", "author name", "nom de l'auteur", "name"],
        // Only what says that it is an id, and not of an account, which may be the author's: a column "page" or "channel" mostly holds a name.
        [ImportField.ChannelExternalId] =
        [
            "channel external id",
            "channel id",
            "page id",
            "id canal",
            "id du canal",
            "id page",
            "id de page",
            "id de la page",
        ],
    };

    private static readonly Dictionary<string, Network> Names = Enum.GetValues<Network>()
        .ToDictionary(Vocabulary.Word, n => n)
        .Concat(
            new Dictionary<string, Network>
            {
                ["twitter"] = Network.X,
                ["x (twitter)"] = Network.X,
                ["google"] = Network.GoogleReviews,
                ["google reviews"] = Network.GoogleReviews,
                ["google business profile"] = Network.GoogleReviews,
                ["google my business"] = Network.GoogleReviews,
                ["avis google"] = Network.GoogleReviews,
                ["forum"] = Network.Other,
                ["autre"] = Network.Other,
            }
        )
        .ToDictionary(p => p.Key, p => p.Value);

    /// <summary>Which of the file's columns a field is read from: the one named for it, else one of the usual; null when none is there.</summary>
    public static int? ColumnOf(ImportField field, ImportOptions options, IReadOnlyList<string> headers)
    {
        if (options.Columns.TryGetValue(field, out var named))
        {
            return named.Length == 0 ? null : IndexOf(headers, named);
        }
        return Known[field].Select(usual => IndexOf(headers, usual)).FirstOrDefault(i => i is not null);
    }

    public static Network? NetworkOf(string name) => Names.TryGetValue(Plain(name), out var network) ? network : null;

    private static int? IndexOf(IReadOnlyList<string> headers, string name)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            if (Plain(headers[i]) == Plain(name))
            {
                return i;
            }
        }
        return null;
    }

    private static string Plain(string header) =>
        CharacterFolding.Fold(header.Trim()).Replace('_', ' ').Replace('-', ' ').Replace('.', ' ').Trim();
}
