/// Classes of words whose share of a turn the classifier looks at.
struct WordClass: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  static let you = WordClass(rawValue: 1 << 0)
  static let speaker = WordClass(rawValue: 1 << 1)
  static let we = WordClass(rawValue: 1 << 2)
  static let modal = WordClass(rawValue: 1 << 3)
  static let asking = WordClass(rawValue: 1 << 4)
  static let feeling = WordClass(rawValue: 1 << 5)
  static let advising = WordClass(rawValue: 1 << 6)
  static let time = WordClass(rawValue: 1 << 7)
  static let general = WordClass(rawValue: 1 << 8)
  static let others = WordClass(rawValue: 1 << 9)
  static let negation = WordClass(rawValue: 1 << 10)
  static let hedge = WordClass(rawValue: 1 << 11)
  static let past = WordClass(rawValue: 1 << 12)
  static let direction = WordClass(rawValue: 1 << 13)
  static let particular = WordClass(rawValue: 1 << 14)
  static let courtesy = WordClass(rawValue: 1 << 15)
  static let function = WordClass(rawValue: 1 << 16)
  static let leadIn = WordClass(rawValue: 1 << 17)
  static let filler = WordClass(rawValue: 1 << 18)
  /// Words that join clauses.
  static let joining = WordClass(rawValue: 1 << 19)
  /// Words that open a clause behind one that joins, or behind a comma.
  static let opening = WordClass(rawValue: 1 << 20)
  /// Words that stand for two or more.
  static let contraction = WordClass(rawValue: 1 << 21)

  /// How many classes, from the first on, are counted as shape features.
  static let counted = 16

  /// The words of each class.
  static let words: [(WordClass, String)] = [
    (
      .you,
      "you your yours yourself you're you've you'd you'll youre youve youd youll y'all"
    ),
    (
      .speaker,
      "i me my mine myself i'm i've i'd i'll im ive"
    ),
    (.we, "we us our ours we're we've we'd we'll let's lets ourselves"),
    (
      .modal,
      "can could may might must shall should will would can't couldn't won't wouldn't shouldn't"
    ),
    (
      .asking,
      "what how why when where who which what's how's who's where's whats hows whose"
    ),
    (
      .feeling,
      """
      feel feels feeling felt worried worry worries afraid scared anxious stressed stress upset \
      angry sad happy proud excited tired exhausted frustrated frustrating lonely hard tough \
      difficult painful hurt nervous comfortable uncomfortable relief glad hope hopeful \
      confident guilty ashamed overwhelmed overwhelming struggle struggling stuck
      """
    ),
    (
      .advising,
      """
      should suggest recommend advise advice try trying consider start need ought better best \
      important make sure helps help avoid instead learn use using keep
      """
    ),
    (
      .time,
      """
      today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday week \
      weeks month months year years day days hour hours minute minutes morning afternoon \
      evening tonight weekend ago now january february march april june july august september \
      october november december
      """
    ),
    (
      .general,
      """
      always usually often never every generally typically normally tend tends whenever \
      everyone everybody people anyone most sometimes whole general kind habit pattern
      """
    ),
    (
      .others,
      "he she they him her them his their he's she's they're they've somebody someone"
    ),
    (
      .negation,
      """
      no not don't didn't doesn't isn't aren't wasn't weren't haven't hasn't hadn't nothing \
      none nobody dont didnt doesnt isnt cant wont
      """
    ),
    (
      .hedge,
      "maybe perhaps probably guess think seems seem sounds sort wonder wondering might bit"
    ),
    (
      .past,
      """
      was were had did went said told came got took made thought wanted asked knew saw used \
      started happened been done
      """
    ),
    (
      .direction,
      """
      goal goals career future dream vision purpose meaning values role promotion lead leader \
      leading manager become direction ambition motivation motivated want wants matter matters \
      life company business change quit retire grow growth team mission founder founded
      """
    ),
    (
      .particular,
      """
      error line bug log ticket file column table query button version api deploy release \
      server database test tests code message email number screen minute flag config branch
      """
    ),
    (
      .courtesy,
      """
      thanks thank welcome hello hi hey bye goodbye cheers sorry please okay ok yeah yep yes \
      right sure cool nice great mm hmm mhm uh-huh huh wow laughs haha alright exactly absolutely
      """
    ),
    (
      .function,
      """
      this that these those there here with from have has about into just like really very \
      some more what when then than them they your know well also because where which would \
      could should been being were will it's that's there's going gonna thing things
      """
    ),
    (.filler, "um uh er erm uhm umm uhh ehm"),
    (.joining, "and but so because or then"),
    (
      .opening,
      """
      i you we let he she they it that this there my your maybe perhaps do did does can could \
      would have is are try tell
      """
    ),
    (
      .leadIn,
      """
      and so but okay ok right well yeah yes yep now then hmm mm mhm great alright oh no \
      because or cool good sure thanks nice wow interesting anyway ah
      """
    ),
  ]
}
