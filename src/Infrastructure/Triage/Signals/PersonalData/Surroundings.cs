using Entente.Infrastructure.Triage.Reading;

namespace Entente.Infrastructure.Triage.Signals.PersonalData;

/// <summary>The words around a place: what tells a person's number from an order's, a home from a shop.</summary>
internal sealed class Surroundings(NormalText text)
{
    private static readonly HashSet<uint> References = Hashes(
        "commande cde n° ref reference dossier ticket facture colis suivi tracking order ordernumber invoice case serie siret siren rcs contrat contract booking reservation parcel shipment article serial modele model ean policy consignment awb imei incident devis bon"
    );
    private static readonly HashSet<uint> PhoneWords = Hashes(
        "tel telephone phone portable mobile cell appeler appelle appelez appelle-le call joindre joignable rappeler rappelez ring text sms whatsapp numero number ligne line direct directe fixe 📞 ☎ 📱"
    );
    private static readonly HashSet<uint> Private = Hashes(
        "portable perso personnel personnelle directe direct direct mobile cell prive privee private personal home domicile elle lui"
    );
    private static readonly HashSet<uint> Public = Hashes(
        "standard hotline accueil sav helpline switchboard vert azur surtaxe service services client support reception customer care freephone conseiller magasin boutique agence store shop branch office desk siege bureau centre center plateau carte card prospectus poster affiche flyer van vans"
    );
    private static readonly HashSet<uint> Homes = Hashes(
        "habite habitent vit vis domicile adresse maison chez lives live living address home house reside loge crèche creche sonner sonnez"
    );
    private static readonly HashSet<uint> Premises = Hashes(
        "boutique magasin agence siege restaurant hotel entrepot depot point relais enseigne store shop branch office warehouse showroom restaurant venue outlet mairie gare rdv ouvert ouverte situe situee"
    );
    private static readonly HashSet<uint> Heads = Hashes(
        "manager boss head chief director supervisor foreman gerant gerante directeur directrice responsable chef cheffe patron patronne"
    );
    private static readonly HashSet<uint> Switchboards = Hashes("switchboard standard hotline helpline");
    private static readonly HashSet<uint> Vehicles = Hashes(
        "plaque logbook immatriculation immatricule immatriculee voiture camion camionnette vehicule fourgon scooter moto plate reg registration car van truck vehicle driving garee parked conduit roule"
    );

    public bool SaysReference(int start) => Before(start, 4, References) && !Before(start, 2, PhoneWordsOnly);

    public bool SaysPhone(int start) => Before(start, 6, PhoneWords);

    public bool SaysPrivate(int start) => Before(start, 6, Private);

    public bool SaysPublicLine(int start, int end) => (Before(start, 5, Public) && !SaysPrivate(start)) || IsBefore(end, Switchboards);

    public bool SaysHome(int start) => Before(start, 7, Homes);

    /// <summary>A shop is said, not who works there ("the branch manager lives at …").</summary>
    public bool SaysPremises(int start) => Before(start, 7, Premises) && !Before(start, 7, Heads);

    public bool SaysVehicle(int start) => Before(start, 6, Vehicles);

    private static readonly HashSet<uint> PhoneWordsOnly = Hashes("tel telephone phone portable mobile cell appeler appelez call whatsapp");

    /// <summary>Whether one of the words stands among the last few before a place; the search stops at the end of a sentence.</summary>
    private bool Before(int start, int howMany, HashSet<uint> words)
    {
        var tokens = text.Tokens;
        var at = FirstTokenFrom(start) - 1;
        for (var seen = 0; at >= 0 && seen < howMany; at--)
        {
            if (tokens[at].Kind == TokenKind.Punctuation)
            {
                continue;
            }
            if (words.Contains(tokens[at].Hash))
            {
                return true;
            }
            seen++;
        }
        return false;
    }

    /// <summary>Whether one of the words comes next.</summary>
    private bool IsBefore(int end, HashSet<uint> words)
    {
        var next = FirstTokenFrom(end);
        return next < text.Tokens.Length && words.Contains(text.Tokens[next].Hash);
    }

    private int FirstTokenFrom(int start)
    {
        var (low, high) = (0, text.Tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = text.Tokens[middle].Start < start ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static HashSet<uint> Hashes(string words) => [.. words.Split(' ').Select(w => NormalText.Read(w).Tokens[0].Hash)];
}
