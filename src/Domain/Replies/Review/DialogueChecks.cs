namespace Entente.Domain.Replies.Review;

/// <summary>What a first reply should hold: a word for what the author lived through, a question, a next step.</summary>
public static class DialogueChecks
{
    private static readonly PhrasePatterns Acknowledgements = new(
        new RulePhrases(
            [
                "(?:sorry|apolog~|regret~|understand~|understood|frustrat~|disappoint~|annoy~|upset~|unacceptable|inconvenien~|appreciate~|shame)",
                "(?:thank you|thanks) (?:so much |very much |again )?for",
                "(?:i|we) (?:can |do |really |fully )*(?:hear|see why|know how|get it)",
                "you(?:'re| are) (?:quite |absolutely |completely )?right",
                "(?:not|n't|isn't|far from|nowhere near|in no|nobody|no one) .. (?:good enough|acceptable|ok|okay|right|what|how|normal|fair|state|condition|should|deserve|the (?:service|standard|experience|welcome))",
                "(?:should(?:n't| not| never)) (?:have )?(?:happen~|been|be|had|have)",
                "(?:that|this|it) (?:must|sounds|is|was) .. (?:too (?:long|much|many)|hard|awful|terrible|horrible|stressful|maddening|unfair|painful|angry|worrying)",
                "(?:let you down|our fault|our mistake|we (?:failed|got (?:this|that|it) wrong|messed up)|we owe you)",
                "too (?:long|many|much|often)",
                "(?:make|drive) (?:anyone|anybody|me|us) ",
                "(?:nuisance|worry|worrying|spoil|spoilt|ruin|ruins|ruined|wasted|exasperating|poor (?:first )?(?:impression|experience|show|service)|no way to (?:spend|start|end|treat))",
                "(?:awful|dreadful|horrible|terrible|frightening|humiliating|infuriating|maddening|exhausting|heartbreaking|nightmare|end of (?:their|your|my) tether)",
            ],
            [
                "(?:desol|navr|regrett|excus|pardon|compren|compris|entend|frustr|agac|decept|decu|conscien|legitim|penibl|inacceptab|inadmissib|anormal|gach|concevo|concoi|malheureu)~",
                "(?:merci|remerci~) (?:a vous |beaucoup |infiniment |vivement )?(?:d[e']|pour|vous) ?(?:votre|nous|avoir|ce|cet|cette|le|la|l'|prendre|ton|m')?",
                "vous avez (?:tout a fait |entierement |bien )?raison",
                "c'est (?:vraiment |beaucoup |bien |franchement )?(?:trop|long|dur|enervant|exasperant|rageant|embetant|dommage)",
                "(?:n'est|n'etait|nest) (?:pas|vraiment pas|jamais) (?:normal|acceptable|correct|a la hauteur|le service|l'accueil|ce que|digne|admissible)~?",
                "n'aurai(?:t|ent) (?:pas|jamais) du",
                "(?:a juste titre|votre colere|votre mecontentement|votre agacement|nous avons (?:failli|fait une erreur|manque))",
                "(?:notre|nos) (?:faute|erreur|erreurs)",
                "(?:inquiet~|agacant~|mauvais~ (?:surprise|experience|moment|impression|visite)|a moins|pas (?:facile|simple|agreable|drole)|beaucoup trop|vous avez (?:perdu|attendu|du patienter))",
                "(?:affreu|terribl|horribl|humili|epuis|effray|galere|cauchemar|enfer|insupportab|exasper)~",
                "(?:je|nous|on) (?:mesur|imagin)~",
            ],
            null
        )
    );

    private static readonly PhrasePatterns OpenWords = new(
        new RulePhrases(
            [
                "(?:what|when|where|which|why|how|who|since when)",
                "(?:tell|say|explain|describe|share) .. (?:more|what|how|when|where|why|happened|bit|story)",
                "(?:let us|let me|help us|help me|love to|like to) (?:know|understand|hear)",
                "(?:was|were|do|did|is|are|has|have|had) (?:it|that|this|the|you|there|your|they) ",
            ],
            [
                "(?:que|quoi|comment|quand|ou|pourquoi|quels?|quelles?|qui|combien|lequel|laquelle|depuis quand|qu'~|qu'avez vous|qu'a t|qu'attend~)",
                "(?:dire|dites|racont~|expliqu~|precis~|decri~|detaill~|eclair~) .. (?:plus|que|quoi|comment|quand|ou|passe|ce qui|ce que|situation|davantage|detail|details|nous)~?",
                "(?:racontez|expliquez|dites|precisez|decrivez) (?:nous|moi)",
                "(?:est|sont|etait|etaient|a|ont|avait|avez|aviez) (?:t )?(?:ce|il|elle|ils|elles|vous|on) ",
            ],
            null
        )
    );

    private static readonly PhrasePatterns TellUs = new(
        new RulePhrases(
            [
                "(?:tell|let) (?:us|me) .. (?:what|how|when|where|why|more|know what|which)",
                "(?:like|love|want) to (?:hear|understand|know) (?:what|how|why|when|more)",
            ],
            [
                "(?:dites|racontez|expliquez|precisez|decrivez) (?:nous|moi)",
                "(?:aimerions|aimerais|voudrions|souhaitons|souhaiterions|souhaite) (?:savoir|comprendre|entendre|en savoir)",
            ],
            null
        )
    );

    private static readonly PhrasePatterns NextSteps = new(
        new RulePhrases(
            [
                "(?:i|we)(?:'ll| will|'m|'re| am| are|'ve| have) (?:now |also |just |already |personally )*(?:call|ring|phon|writ|check|look|ask|send|sent|contact|get|fix|repair|replac|sort|forward|pass|speak|talk|updat|post|come back|follow|investigat|review|tak|escalat|arrang|rais|chas|work|deliver|reply|make|put|find|see|organis|organiz|be in touch|on it)~",
                "(?:team|adviser|advisor|manager|engineer|technician|colleague|depot|warehouse|director|specialist|billing|department)s? .. (?:will|looks?|is|are|calls?|rings?|writes?|works?|comes?|checks?) ",
                "(?:by|before|until|within|in the next|this|tomorrow|today|tonight) (?:the )?(?:noon|midday|evening|end|morning|afternoon|week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|[0-9]+)~",
                "(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week))",
                "(?:will|shall) (?:\\w+ )?(?:give|take|send|let|get|answer|reply|contact|write|call|ring|check|look|confirm|tell)~",
                "(?:private|direct) message~?",
                "(?:please |could you |can you )(?:dm|pm|message|email|call|write|send|contact)~",
            ],
            [
                "(?:je|j'|nous|on|y) ?(?:l'|la|le|les|m'|en|y|vous|nous|lui|leur)*(?: ?(?:en|y|le|la|les|vous|lui|leur))* ?(?:appel|rappel|verifi|regard|transm|occup|reviens|revien|contact|recontact|ecri|reecri|envoy|enverr|repar|remplac|corrig|examin|reglon|regle|repon|demand|fais|faisons|fai|ferai|ferons|tien|organis|prepar|suis|suivon|saisi|alert|prevenon|previen|relanc|programm|met|cherch|trouv|pren|passer|viendr|interven|lanc|signal|charg)~",
                "(?:equipe|equipes|service|technicien|technicienne|conseiller|conseillere|responsable|directeur|directrice|magasin|depot|collegue|livreur|atelier)s? .. (?:rappel|appel|intervien|passe|regard|vous|prend|contact|verifi|ecri|repar|examin|travail|va|vont|s'en)~",
                "(?:d'ici|avant|sous|dans (?:la|l'|les)|au plus tard|des) ?(?:la |le |l')?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|ce soir|midi|fin|journee|heure|matinee|soiree|semaine|aujourd'hui|[0-9]+)~",
                "(?:aujourd'hui|demain|ce soir|ce matin|cet apres midi|cette semaine|tout de suite|immediatement)",
                "(?:message|messagerie) prive~",
                "(?:ecrivez|contactez|appelez|envoyez|rejoignez|passez) (?:nous|moi|en|nous en)",
            ],
            null
        )
    );

    public static IEnumerable<Seen> Acknowledgement(DraftReading reading) => Unless(Acknowledgements, reading);

    public static IEnumerable<Seen> NextStep(DraftReading reading) => Unless(NextSteps, reading);

    /// <summary>An open question, or the request to tell; "could you write to us?" asks no reason.</summary>
    public static IEnumerable<Seen> Question(DraftReading reading) =>
        TellUs.IsIn(reading.Text.Read, reading.Languages)
        || Questions(reading).Any(q => OpenWords.IsIn(reading.Text.Text[q], reading.Languages))
            ? []
            : [reading.Whole];

    private static IEnumerable<Range> Questions(DraftReading reading)
    {
        var text = reading.Text.Text;
        for (var mark = text.IndexOf('?', StringComparison.Ordinal); mark >= 0; mark = text.IndexOf('?', mark + 1))
        {
            yield return reading.Text.SentenceAround(mark, mark);
        }
    }

    private static IEnumerable<Seen> Unless(PhrasePatterns phrases, DraftReading reading) =>
        phrases.IsIn(reading.Text.Read, reading.Languages) ? [] : [reading.Whole];
}
