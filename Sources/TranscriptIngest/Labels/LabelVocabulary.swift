/// The words that tell labels from prose.
///
/// Every list is lower case. A word that is also a usual first name (Will, Mark, Grace, May) is
/// in none of them: the price of a missed person is higher than that of a missed colon, since
/// the census of the whole file looks at both again.
enum LabelVocabulary {
  /// Words that stand in small letters inside names and titles.
  static let particles: Set<String> = [
    "van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du",
    "des", "la", "le", "el", "al", "bin", "ibn", "ben", "abu", "y", "zu", "zur", "zum", "ter",
    "ten", "te", "af", "av", "of", "the", "and", "und", "et", "for", "from", "at", "'t", "’t",
    "ap", "mc", "mac", "st", "san", "dela", "dell", "dal", "lo", "los", "las", "op",
  ]

  /// Words that say that a line is no turn, in capitals or not: credits, headings of minutes,
  /// headers of mails, remarks.
  static let neverInLabels: Set<String> = [
    // Remarks.
    "note", "notes", "notice", "nb", "ps", "p.s", "update", "warning", "caution", "disclaimer",
    "example", "hint", "tip", "remember", "caveat", "spoiler", "fact", "reminder", "fyi", "tldr",
    "tl;dr", "remark", "hinweis", "achtung", "beispiel", "anmerkung", "exemple", "remarque",
    "ejemplo", "nota", "observação", "esempio", "opmerking", "voorbeeld", "obs",
    // Headings of minutes.
    "summary", "agenda", "overview", "outline", "background", "context", "conclusion", "topic",
    "topics", "step", "steps", "item", "items", "action", "actions", "takeaway", "takeaways",
    "decision", "decisions", "todo", "todos", "to-do", "deadline", "status", "goal", "goals",
    "objective", "objectives", "outcome", "outcomes", "result", "results", "risk", "risks",
    "issue", "issues", "problem", "solution", "recap", "highlights", "attendees", "participants",
    "invited", "invitees", "attachments", "details", "reason", "reasons", "pros", "cons",
    "priority", "owner", "chapter", "section", "episode", "appendix", "figure", "table", "page",
    "lesson", "exercise", "homework", "zusammenfassung", "teilnehmer", "tagesordnung", "résumé",
    "ordre", "resumen", "asistentes", "resumo", "riassunto", "samenvatting", "deelnemers",
    // Headers.
    "subject", "title", "date", "time", "duration", "location", "venue", "email", "e-mail",
    "mail", "tel", "fax", "url", "http", "https", "link", "links", "source", "sources", "website",
    "re", "fw", "fwd", "cc", "bcc", "id", "language", "kind", "style", "region", "version",
    "datum", "betreff", "titel", "ort", "dauer", "fecha", "asunto", "título", "titre", "objet",
    "lieu", "durée", "onderwerp", "titolo", "oggetto", "data",
    // Fields of settings, licences and programs' documents.
    "file", "files", "filename", "license", "licence", "comment", "comments", "documentation",
    "installation", "usage", "testing", "name", "driver", "mode", "output", "input", "default",
    "option", "options", "returns", "parameter", "parameters", "throws", "args", "argument",
    "arguments", "raises", "yields", "complexity", "precondition", "authors", "maintainer",
    "maintainers", "format", "depends", "package", "homepage", "type", "value", "key", "path",
    "added", "changed", "fixed", "removed", "deprecated", "security", "features", "bugs",
    "bugfixes", "improvements", "requirements", "contributing", "scope", "tags", "category",
    "readme", "changelog", "description", "error", "info", "debug", "fixme", "speech", "labels",
    // Credits.
    "subtitle", "subtitles", "subtitled", "caption", "captions", "captioned", "captioning",
    "transcript", "transcribed", "transcription", "translated", "translation", "corrections",
    "synced", "sync", "credits", "copyright", "produced", "recorded", "edited", "provided",
    "sous-titres", "sous-titrage", "untertitel", "untertitelung", "subtítulos", "legendas",
    "sottotitoli", "ondertiteling", "ondertitels", "undertexter", "undertekster", "napisy",
    "субтитры", "traduction", "traducción", "tradução", "übersetzung",
  ]

  /// Whole labels that, where they stand once, begin a line about the meeting and no turn.
  ///
  /// They are no words of `neverInLabels`: `Recording` twice or more is a label of what is played.
  static let metadata: Set<String> = [
    "recording", "recordings", "session", "length", "meeting", "call", "platform", "organizer",
    "organiser", "word count", "words", "speakers", "start", "end", "start time", "end time",
    "aufnahme", "sitzung", "besprechung", "länge", "séance", "réunion", "sesión", "reunión",
    "sessão", "reunião", "sessione", "riunione", "sessie", "vergadering",
  ]

  /// Words that begin sentences: alone they are no label, before a capitalised word perhaps.
  static let openers: Set<String> = [
    "also", "although", "and", "another", "any", "anyway", "as", "at", "because", "before", "but",
    "by", "consider", "do", "does", "each", "either", "especially", "even", "every", "finally",
    "first", "firstly", "for", "from", "fourth", "given", "here", "hence", "how", "however", "if",
    "imagine", "in", "instead", "it", "it's", "its", "just", "last", "lastly", "later", "let",
    "let's", "like", "likewise", "look", "maybe", "meanwhile", "moreover", "my", "next", "no",
    "nor", "not", "now", "of", "ok", "okay", "on", "once", "one", "only", "or", "other", "our",
    "perhaps", "plus", "point", "rather", "really", "second", "secondly", "see", "similarly",
    "simply", "since", "so", "some", "still", "such", "than", "that", "that's", "their", "then",
    "there", "there's", "therefore", "these", "they", "third", "thirdly", "this", "those",
    "three", "though", "thus", "to", "today", "tomorrow", "two", "unless", "until", "usually",
    "very", "we", "well", "what", "what's", "whatever", "when", "where", "whether", "which",
    "while", "who", "why", "with", "yeah", "yes", "yesterday", "yet", "your", "i'm", "i've",
    "idea", "thing", "things", "result", "bottom", "key", "step", "question", "spoiler",
    "aber", "also", "auch", "dann", "denn", "doch", "ein", "eine", "erstens", "hier", "ich",
    "jetzt", "kurz", "nein", "nun", "oder", "und", "weil", "wenn", "wir", "zweitens",
    "ainsi", "alors", "bref", "car", "donc", "enfin", "ensuite", "et", "mais", "ou", "oui", "puis",
    "así", "bueno", "entonces", "pero", "porque", "primero", "pues", "sí", "y",
    "allora", "dunque", "ecco", "ma", "perché", "poi", "quindi",
    "então", "mas", "maar", "dus", "want", "en",
  ]

  /// Words of sentences that are no openers: verbs, pronouns, articles.
  private static let prose: Set<String> = [
    "a", "about", "after", "again", "all", "am", "an", "are", "ask", "asked", "be", "been",
    "being", "brief", "came", "can", "can't", "come", "could", "did", "didn't", "don't", "done",
    "down", "exactly", "feel", "felt", "get", "go", "goes", "going", "got", "had", "happened",
    "has", "have", "having", "he", "he's", "her", "him", "his", "i", "i'd", "i'll", "into", "is",
    "isn't", "know", "less", "made", "make", "many", "me", "mean", "means", "might", "mine",
    "more", "most", "much", "must", "need", "never", "new", "often", "out", "over", "own", "part",
    "quite", "said", "same", "saw", "say", "saying", "says", "she", "she's", "should", "something",
    "take", "tell", "them", "they're", "think", "thought", "told", "too", "up", "us", "use",
    "used", "want", "wanted", "was", "wasn't", "way", "we're", "we've", "went", "were", "will",
    "without", "would", "wrote", "you", "you're", "you've",
    "var", "let", "func", "case", "class", "def", "else", "try", "except", "finally", "return",
    "public", "private", "static", "import", "struct", "enum", "self", "lambda", "async", "await",
    "true", "false", "null", "nil", "elif", "switch", "const", "void", "int", "string", "print",
    "das", "dass", "die", "er", "es", "hat", "ist", "nicht", "sich", "sie", "sind", "war", "wie",
    "zwei", "ce", "c'est", "dans", "elle", "est", "il", "je", "les", "nous", "pas", "pour", "que",
    "qui", "sont", "sur", "tu", "un", "une", "vous", "con", "era", "es", "está", "hay", "lo",
    "no", "para", "por", "qué", "se", "son", "su", "una", "che", "è", "non", "per", "sono", "uno",
    "com", "não", "são", "um", "uma", "het", "een", "ik", "is", "niet", "wat", "zijn",
  ]

  /// Whether a word in small letters shows that a sentence is read, not a name.
  static func isProse(_ word: String) -> Bool {
    prose.contains(word) || openers.contains(word) || neverInLabels.contains(word)
  }

  /// Labels of engines, of roles and of recordings: hardly anything but labels.
  private static let generic: Set<String> = [
    "speaker", "spk", "s", "participant", "guest", "host", "co-host", "cohost", "interviewer",
    "interviewee", "respondent", "moderator", "facilitator", "coach", "coachee", "client",
    "mentor", "mentee", "learner", "narrator", "therapist", "counselor", "counsellor", "patient",
    "operator", "caller", "audience member", "unknown", "unknown speaker", "unidentified speaker",
    "unknown participant", "male speaker", "female speaker", "female voice", "male voice",
    "presenter", "panelist", "panellist", "announcer", "trainer", "trainee", "supervisor",
    "sprecher", "sprecherin", "unbekannt", "gast", "interviewerin", "befragter", "befragte",
    "klient", "klientin", "moderatorin", "locuteur", "locutrice", "intervenant", "intervieweur",
    "hablante", "orador", "entrevistador", "entrevistadora", "entrevistado", "entrevistada",
    "falante", "locutor", "oratore", "intervistatore", "spreker", "talare", "mluvčí", "konuşmacı",
    "спикер", "発言者", "话者", "発話者", "화자", "참석자", "jingle", "outro",
  ]

  /// Labels of roles that are also words of talk: they need to come again.
  private static let role: Set<String> = [
    "q", "a", "i", "r", "question", "answer", "me", "them", "you", "man", "woman", "voice",
    "student", "teacher", "all", "both", "everyone", "audience", "crowd", "user", "assistant",
    "agent", "customer", "break", "intro", "music", "song", "sample", "clip", "doctor", "manager",
    "person", "frage", "antwort", "réponse", "pregunta", "respuesta", "domanda", "risposta",
  ]

  private static let genericBeginnings = ["audio shared by ", "clip from ", "unknown speaker "]

  /// What the vocabulary knows of a whole label in small letters; `none` where it knows nothing.
  static func generic(_ label: String) -> LabelShape {
    if genericBeginnings.contains(where: label.hasPrefix) { return .strong }
    let bare = withoutNumber(label)
    if generic.contains(bare) { return bare == "s" && bare == label ? .weak : .strong }
    return role.contains(bare) ? .weak : .none
  }

  /// `speaker_00`, `speaker 1`, `speaker a`, `s1` without their numbers.
  private static func withoutNumber(_ label: String) -> String {
    var rest = label[...]
    if let space = rest.lastIndex(of: " "), rest.distance(from: space, to: rest.endIndex) == 2,
      rest.count > 3
    {
      rest = rest[..<space]
    }
    while let last = rest.utf8.last,
      last.isDigit || last == UInt8(ascii: "_") || last == .hash
        || last == .space || last == .minus
    {
      rest = rest.dropLast()
    }
    return rest.isEmpty ? label : String(rest)
  }
}
