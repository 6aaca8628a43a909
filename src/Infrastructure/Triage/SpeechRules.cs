using System.Text.RegularExpressions;
using Entente.Domain.Triage;

namespace Entente.Infrastructure.Triage;

/// <summary>A turn of speech that says something by itself; its code names it in the reasons.</summary>
internal sealed record SpeechRule(string Code, Regex Pattern);

/// <summary>
/// The turns of speech the desk listens for, in French and English, over folded text (lower case, no accents). All of them run in time
/// linear in the text.
/// </summary>
internal static class SpeechRules
{
    private const string Insults =
        @"connards?|connass?es?|salauds?|salopes?|encules?|putes?|batards?|enfoires?|fdp|ntm|abrutis?|debiles?|cretins?|imbeciles?|idiots?|bouffons?|"
        + @"tocards?|guignols?|clowns?|minables?|ordures?|raclures?|pourritures?|charlots?|feignass?es?|feignants?|faineants?|incapables?|"
        + @"parasites?|demeurees?|attardee?s?|mongols?|cons?|connes?|merdeux|sous-merdes?|vermines?|trous? du cul|grosse vache|tas de merde|"
        + @"morons?|stupid|scum(bags?)?|assholes?|arseholes?|bastards?|bitch(es)?|cunts?|dickheads?|pricks?|wankers?|retard(s|ed)?|losers?|"
        + @"jerks?|idiotic|imbeciles|muppets?|twats?|clueless|pathetic|piece of (shit|crap)|brain ?dead|lazy (cow|sod|bastard)s?|pigs?|vermin|lowlifes?|crétins?";

    private const string Roles =
        @"caissiere?s?|caissiers?|vendeurs?|vendeuses?|conseillers?|conseilleres?|technicien(ne)?s?|employee?s?|salariee?s?|standardistes?|hotess?es?|"
        + @"receptionnistes?|livreurs?|gerante?s?|directeurs?|directrices?|responsables?|manageu?rs?|stagiaires?|community manager|cm|agents?|operateurs?|"
        + @"(le|la|ce|cette) (mec|type|gars|fille|dame|nana) (du|de|au|a)|"
        + @"cashiers?|clerks?|reps?|representatives?|employees?|staff( members?)?|technicians?|drivers?|receptionists?|assistants?|advis[eo]rs?|"
        + @"supervisors?|salesm[ae]n|engineers?|(guy|woman|girl|man|lady|bloke) (at|on|from|in) (the|your)";

    public static readonly SpeechRule Insult = Rule("insult_word", $@"\b({Insults})\b");

    public static readonly SpeechRule Role = Rule("employee_role", $@"\b({Roles})\b");

    /// <summary>Someone else's insult, told: the author is its target, not its source.</summary>
    public static readonly SpeechRule ToldInsult = Rule(
        "told_insult",
        @"\b(m'a|nous a|m'ont|me|nous|l'a) ?(traitee?s?|traiter|appelee?|insultee?s?)\b|\b(called|calling|calls) (me|us|him|her|my)\b"
    );

    public static readonly SpeechRule AddressedInsult = Rule(
        "addressed_insult",
        @"\b(bande|tas|equipe) d[e'] ?|\bvous (etes|ete|etiez)\b|\bt(u es|'es|es)\b|\bespeces? d[e']|\bsales? \w+|\byou('re| are| guys are| lot are| people are|r)\b|\bbunch of\b|\ball of you\b|\ballez (tous )?(vous|crever|mourir)"
    );

    public static readonly SpeechRule Profanity = Rule(
        "profanity_word",
        @"\b(merdes?|merdique|putain|ptn|bordel|chian(t|te|ts)|fait chier|foutre|foutage de gueule|gueule|couilles?|nique|"
            + @"fuck\w*|f\*+\w*|s\*+t\w*|m\*+de?|shit\w*|bullshit|crap(py)?|damn|wtf|ffs|bloody|arse|ass|piss(ed)?( off)?)\b"
    );

    public static readonly SpeechRule Threat = Rule(
        "threat",
        @"\b(je|j'|on) ?(vais|va|viens|vai|vs) (te|vous|le|la|les|lui|tous vous)? ?(tuer|buter|crever|casser la gueule|defoncer|frapper|retrouver|cramer|bruler|eclater|egorger|faire la peau)|"
            + @"\bje sais ou (tu|vous|il|elle|ils) (habit|travaill|bosse)\w*|\bmort aux?\b|\b(qu'ils|creve[rz]?|crevez) (tous|tout)\b|\battend\w* (a|devant) la sortie|\bje vous attends (ce soir|dehors|a la sortie)|\bvous (allez|merite[zr]\w*) (mourir|crever)|\bfinir a l'hopital|\bmettre le feu\b|"
            + @"\b(i'll|i will|i'm gonna|im gonna|i am going to|gonna|we'll|we will|somebody should|someone should) (kill|find|hurt|burn|beat|smash|stab|shoot|punch)|\bi know where (you|he|she|they) (live|work|park)|"
            + @"\bdeserves? to (die|be shot|burn)|\bhope you (all )?(die|burn)|\bwatch your back|\bburn(ing)? (down )?your (store|shop|office|house|building)"
    );

    public static readonly SpeechRule Hate = Rule(
        "hate",
        @"\bsales? (arabes?|juifs?|juives?|noirs?|negres?|bougnoules?|pd|gouines?|roms?|gitans?|chinois|musulman(e)?s?|etrangers?)|\b(bougnoules?|youpins?|negros?|bicots?|tarlouzes?|tafioles?|niggers?|niggas|faggots?|kikes?|spics?|pakis?|trannies)\b|"
            + @"\bretourne[rz]? (dans (ton|votre|leur) pays|chez (toi|vous|eux)|en afrique|au bled)|\bgo back to (your|their) (own )?country|\b(tous|all) (les )?(arabes|juifs|noirs|musulmans|migrants|muslims|jews|blacks|immigrants|gays) (a|are|sont|should|doivent|dehors)|\b(arabs?|muslims?|jews?|blacks?|immigrants?|gays?|women) (are|is) (scum|animals|vermin|trash|parasites|disgusting|inferior)|\bl'invasion (des|de)\b|\bhors de france"
    );

    public static readonly SpeechRule Imputation = Rule(
        "precise_imputation",
        @"\b(ils?|elles?|on|vous|ce|votre|leur|le|la|l'|orvane|directeur|patron|gerant|responsable|pdg|societe|boite|entreprise|magasin|marque|agence|technicien|vendeur)\b[^.!?;]*\b(ont|avez|a|as|aurait|auraient) (tous |encore |bien |volontairement |sciemment |deja )?(falsifie|vole|derobe|detourne|trafique|truque|soudoye|corrompu|escroque|blanchi|fraude|espionne|imite ma signature|signe a ma place|maquille|usurpe|revendu (mes|nos|les) (donnees|coordonnees)|vendu (mes|nos|les) (donnees|coordonnees)|verse des pots|fait disparaitre|arnaque (ma|mon|une|des))\w*|"
            + @"\b(they|you|he|she|ceo|company|manager|director|boss|technician|staff|shop|owner|guy|brand)\b[^.!?;]*\b(forged|stole|embezzled|falsified|bribed|defrauded|laundered|rigged|sold (my|our|customer|customers'?|people's) (personal )?(data|details|information|number)|faked|doctored|fabricated|pocketed|tampered with|signed (me|us) up without)\b|\bpots?-de-vins?\b|\btravail (au noir|dissimule)\b|\bemploi\w* des (sans-papiers|clandestins)\b|\bdetournement de fonds\b"
    );

    public static readonly SpeechRule Disparagement = Rule(
        "public_discredit",
        @"\bboycott\w*|\b(n'|n)?achete[zr]? (surtout )?(pas|jamais|rien) (chez|de|a)\b|\ba (fuir|eviter)( absolument| d'urgence| comme la peste)?\b|\bfuye[zr]\b|\bescroqueri\w*|\barnaqu(e|es|eurs?)\b|\bescrocs?\b|\bvoleurs\b|\bcamelote\b|\bqu'ils (coulent|ferment|crevent)|\b(tous|tout) (ce que|leurs) [^.!?;]*(poison|dechets?|poubelle|toxique|camelote)|\bpire (operateur|marque|entreprise|boite|enseigne|magasin)|\bproduits? (dangereux|toxiques?|pourris?)|"
            + @"\b(don't|do not|dont|never) (ever )?buy (from|anything|their)|\bstay away from\b|\bavoid (them|this|at all|like)|\bscam(s|mers?|ming)?\b|\brip-? ?offs?\b|\bcrooks\b|\bthieves\b|\bworst (company|brand|provider|operator|shop|store|business)|\bsells? (poison|junk|garbage|rubbish|fakes)|\bhope (they|you) go (bankrupt|under|bust)|\bpure (junk|garbage|trash|poison)\b"
    );

    public static readonly SpeechRule Rival = Rule(
        "rival_recommended",
        @"\bchez nous\b[^.!?;]*\b(mieux|fabrique|serieu|garanti|moins cher|qualite)|\ballez (plutot |donc )?(chez|voir)\b|\bvenez chez nous\b|\bcome to us\b|\bour (shop|store|products|brand) (is|are|sells?)\b|\b(switch|go) to [a-z]+ instead\b|\bwe (sell|make) (real|better|proper)\b"
    );

    public static readonly SpeechRule Problem = Rule(
        "fault_named",
        @"\bpannes?\b|\bcoupures?\b|\bbugs?\b|\bbugg?\w*|\bretards?\b|\battente\b|\battends?\b|\bfactur\w*|\brembours\w*|\bcolis\b|\blivr(aison|e|er|es)\b|\b(jamais|pas|rien) (recu|livre|arrive|rappele|eu|obtenu)|\bjamais (de )?(reponse|rappel\w*|venus?|passee?s?)|\b(ne )?(marche|fonctionne|capte|charge|demarre|repond\w*|s'allume) (toujours |meme |vraiment |absolument )?(pas|plus|jamais|que)\b|\b(hs|hors service|en rade|injoignables?|indisponibles?|introuvables?)\b|\bpersonne (ne |n')?(repond|decroche|rappel|vient)|\btoujours (rien|pas|aucun\w*|en panne)\b|\baucune? (reponse|nouvelle|aide|solution|reseau|signal|suivi|explication)|\bplus (de |d')(reseau|internet|connexion|signal|son|image|tele|ligne|4g|5g|wifi)|\b(pas|sans) (de |d')?(reseau|internet|connexion|wifi|4g|5g|fibre)|\bplante\w*|\bcasse[es]?\b|\bdefectueu\w*|\bdeplorable\w*|\bresili\w*|\bprelev\w*|\bsurfactur\w*|\bdebits? (pourri|nul|lent|minable|catastroph)\w*|\blente?s?\b|\blenteurs?\b|\bhotline\b|\bsav\b|\bservice client\w*|\btrop cher\b|\baugment\w*|\bdoublon|\bdeux fois\b|\b(2|3) fois\b|\berreurs?\b|\bannul\w*|\bmauvaise? (qualite|adresse|taille)|\btrompe\w*|\bmensonge\w*|\bnon[- ]respect\w*|\brompu|\bdechire\w*|\babime\w*|\bmanqu\w+|\breclam\w+|"
            + @"\bbroken?\b|\b(does ?n.?t|not|isn.?t|stopped|never|won.?t|can.?t|cannot|no longer) (work\w*|load\w*|connect\w*|respon\w*|answer\w*|arriv\w*|receiv\w*|call\w* back|get through|log in|charg\w*|turn on|fixed|help\w*|resolved|refunded|delivered|shown? up)|\bstill (waiting|no|not|nothing|down|broken|haven.?t|hasn.?t)\b|\bno (answer|reply|response|signal|internet|service|connection|one (answers|replies|called|came|picks)|refund|help|update|explanation|wifi|coverage)|\brefund\w*|\b(over|double|wrongly)?-?charged( twice| me)?\b|\bcharged\b|\blate\b|\bdelay\w*|\boutages?\b|\bdown (again|since|for)\b|\bfaulty\b|\bdefective\b|\bcrash\w*|\bslow\b|\bdropp\w+|\bon hold\b|\bcustomer (service|support|care)\b|\bhelpline\b|\bbills?\b|\bbilling\b|\bcancel\w*|\bmissing\b|\bdamaged\b|\bwrong (item|size|address|bill|order|product)|\bfail(s|ed|ing|ure)?\b|\bmisle(d|ading)\b|\berrors?\b|\btwice\b|\bprice (hike|increase|rise)|\btoo expensive\b|\bissues?\b|\bproblems?\b|\bproblemes?\b|\bsoucis?\b"
    );

    public static readonly SpeechRule Narrative = Rule(
        "first_hand_account",
        @"\b(j'ai|nous avons|on a|j'avais|je suis|j'etais|nous etions) (ete |eu |du |toujours |enfin )?(achete\w*|commande\w*|souscri\w*|appel\w*|attend\w*|paye\w*|recu\w*|envoye\w*|contacte\w*|demande\w*|reserve\w*|pris\w*|passe\w*|signe\w*|perdu\w*|trompee?s?|abonnee?\w*|allee?s?|venue?s?|dormi|rappele\w*|constate\w*|decouvert)|\bmon (vecu|experience|temoignage|histoire)\b|\bclient(e)?s? depuis|\bau bout de\b|\bdepuis (le|\d+|un|une|deux|trois|des|plus)\b|\bil y a (\d+|un|une|deux|trois|quelques)\b|\ble \d{1,2} (janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|\b(partage|raconte) (mon|notre)|\b(ensuite|puis|finalement|resultat)\b|"
            + @"\b(i|we)('ve| have| had)? ?(been |then |finally |just |also )?(bought|ordered|called|waited|paid|signed|received|sent|contacted|asked|booked|spent|spoke|returned|told|promised|visited|joined|slept|lost|was|were)\b|\bmy (experience|story)\b|\bcustomers? (for|since)\b|\bafter \w+ (days|weeks|months|calls|hours|visits)\b|\bfor (the past|over|more than|\d+|two|three|six) (\w+ )?(days|weeks|months|years|hours)\b|\bon (monday|tuesday|wednesday|thursday|friday|saturday|sunday|the \d+)|\b(then|finally|in the end|eventually|turned out)\b"
    );

    public static readonly SpeechRule Question = Rule(
        "question_asked",
        @"\b(comment|quand|combien|pourquoi|ou|quel(le)?s?|est[- ]ce que?|est ce|qui|peut[- ]on|puis[- ]je|pouvez[- ]vous|avez[- ]vous|savez[- ]vous|faut[- ]il|y a[- ]t[- ]il|c'est possible|possible d'?e?|quelqu'un (sait|connait|a)|je (cherche|voudrais savoir|souhaite|me demande)|sait[- ]on|serait[- ]il|"
            + @"how|when|where|what|which|who|why|can (i|you|we|someone|anyone)|could (you|i)|do (you|i)|does|is (there|it)|are (there|you)|any(one|body) know|would|will (you|it|there)|any (idea|chance|news))\b"
    );

    public static readonly SpeechRule Praise = Rule(
        "praise_word",
        @"\bmerci\b|\bbravo\b|\btop\b|\bsuper\b|\bgenial\w*|\bparfait\w*|\bexcellent\w*|\brecommand\w*|\bravie?s?\b|\bimpeccables?\b|\bnickel\b|\bchapeau\b|\bsatisfait\w*|\badore?\b|\bj'aime\b|\bgentil\w*|\bau top\b|\befficace\w*|\brapides?\b|\bcontente?s?\b|\bfelicitations?\b|\bmeilleure?s?\b|\brien a redire\b|\bne regrette (pas|rien)|\bpatien(t|te|ce)\b|"
            + @"\bthanks?\b|\bthank you\b|\bgreat\b|\blov(e|ed|ing)\b|\bawesome\b|\bamazing\b|\bbrilliant\b|\brecommend\w*|\bhappy with\b|\bexcellent\b|\bfantastic\b|\bperfect\w*|\bwell done\b|\bkudos\b|\bbest\b|\bhelpful\b|\bkind\b|\bimpressed\b|\blegends?\b|\bsmooth\w*|\bcan.?t fault\b|\bno complaints\b|\bnever let me down\b|\bshout ?out\b"
    );

    public static readonly SpeechRule Sarcasm = Rule(
        "sarcasm",
        @"\bmerci (bien )?pour (rien|les \d+ (heures|jours|h)|cette (panne|coupure|attente|superbe|belle))|\bah (bah |ben )?(oui |ouais )?bravo\b|\bquelle? (belle |superbe |magnifique )?(efficacite|professionnalisme|organisation|reactivite)\b[^.!?;]*(panne|retard|heures|jours|semaines|attente|!{2,})|\bde mieux en mieux\b|\bon (applaudit|adore)\b[^.!?;]*(panne|retard|attente|coupure|facture)|\bc'est (vraiment )?(genial|super|top|magique)\b[^.!?;]*(panne|coupure|attente|retard|plus de|sans)|\b(bravo|genial|super|top|felicitations|chapeau|merci)\b[^.!?;]*\b(en panne|coupures?|troisieme|encore|toujours pas|jours d'attente|heures d'attente|de retard|sans reponse|sans internet|deux fois|raccroche\w*|musique d'attente)|\bpalme d'or|"
            + @"\bthanks for nothing\b|\bslow clap\b|\bjust what i needed\b|\b(great|brilliant|amazing|fantastic|lovely|wonderful|well done|love|congrats|congratulations|top marks|bravo)\b[^.!?;]*\b(again|third time|still (no|down|waiting)|on hold|outage|for (the )?\w+ (time|day|hour)|down (again|all)|no (signal|internet|reply)|twice|late|hours?|hung up|broken|not working)|\byeah,? right\b|\b(oh|how) (great|wonderful|lovely|nice)\b|\bsuch (a )?(great|wonderful|amazing) (service|company)[^.!?;]*(not|🙄|:\)|\.\.\.)"
    );

    public static readonly SpeechRule LegalThreat = Rule(
        "legal_threat",
        @"\b(mon|notre) avocat\w*|\bport(er|e|erai|ons) plainte|\bdepos(er|e|erai) plainte|\b(au|le) tribunal\b|\bmise en demeure\b|\b(dgccrf|conciliateur)\b|\bsaisi(r|s|rai|e) (le|la|l'|un)\b|\bpoursui(vre|tes|vrai)\b|\bvoie judiciaire|\ben justice\b|\bdevant (le juge|la justice)|"
            + @"\bmy (lawyer|solicitor|attorney)|\bsu(e|ing) (you|them|this)|\bsee you in court|\blegal action|\bsmall claims|\btrading standards|\bombudsman|\btake (you|them|this) to court"
    );

    public static readonly SpeechRule Churn = Rule(
        "churn",
        @"\bje (resilie|pars|me barre|me casse|change|quitte|vous quitte|passe chez)|\bresiliation\b|\bresilier\b|\b(perdu|perdre|perdez|perdent) (un|une|deux|des) clien\w+|\bchez (un|la|les|vos) concurren\w+|\bplus jamais\b|\bderniere fois\b|\bi'?m (leaving|switching|off to|done)|\bcancel(l?ing|l?ed)? (my|our|the) (contract|subscription|account|plan)|\blost (a|me as a|another) customer|\bnever again\b|\bswitch(ing|ed)? (to|provider)"
    );

    public static readonly SpeechRule Safety = Rule(
        "safety",
        @"\b(surchauff\w*|a (fondu|explose|pris feu|brule)|prend feu|pris feu|en feu|incendie|s'est enflamme\w*|electrocut\w*|court[- ]circuit|intoxi\w*|allergi\w*|brulure\w*|s'est brule\w*|etouff\w*|fumee?)\b|\b(bruland?te?|brulant)\b|\b(overheat\w*|caught fire|on fire|melted|exploded|electric shock|electrocuted|burn(t|ed) (my|her|his|our|a)|smok(e|ing) (coming|from)|allergic|choking|burning hot|sparks?)\b"
    );

    public static readonly SpeechRule Spam = Rule(
        "spam",
        @"\bgagne[rz]? (\d|jusqu|de l'argent|facilement)|\bcliquez\b|\blien en bio\b|\b(crypto|bitcoin|forex|trading|investissement garanti)\b|\bwhatsapp\b|\btelegram\b|\bclick (here|the link|my)\b|\bfree (followers|iphone|gift|money)\b|\bearn \$?\d|\bmake money\b|\bdm me\b|\bcheck my (bio|profile|page)\b|\bwork from home\b|\bpromo code\b|\bcode promo\b|\b(voyant|marabout|retour d'affection)\b|\b100 ?% (garanti|free|guaranteed)\b|\bprets? (entre particuliers|d'argent|rapide)\b"
    );

    public static readonly SpeechRule Hearsay = Rule(
        "hearsay",
        @"\b(il )?parai?t(rait)? que?\b|\bj'ai (lu|vu|entendu) (dire )?(que|qu'|quelque part)|\bsoi[- ]disant\b|\bapparemment\b|\bon m'a dit que?\b|\btout le monde sait que?\b|\b(5g|antennes?|ondes?) [^.!?;]*(cancer|donne|cause|malad|cerveau)\w*|\bi (heard|read|saw)( somewhere)? that\b|\bapparently\b|\bsomeone told me\b|\bword is\b|\bis it true that\b|\beveryone knows (that )?\b|\brumou?r\b|\b5g (causes?|gives|is giving)\b"
    );

    private static SpeechRule Rule(string code, string pattern) =>
        new(code, new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
}
