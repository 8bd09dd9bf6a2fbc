/// Words that carry no content, and those that carry little.
enum PlainWords {
  /// Whether a word says nothing about the topic.
  static func isStop(_ word: UInt64) -> Bool { stop.contains(word) }

  /// Whether a stem is a number, a day or a month: shared by chance more often than not.
  static func isCount(_ stem: UInt64) -> Bool { counts.contains(stem) }

  private static let stop = WordSet(
    """
    the a an and or but so of to in on at for with from by as is are was were be been am i you \
    he she it we they me him her us them my your his its our their this that these those there \
    here what which who when where why how do did does done have has had not no yes yeah okay \
    ok right well oh mm hm just like really very some any all one two thing things something \
    anything nothing get got go gone going come came say said know think mean want would could \
    should will can may might if then than now too also again back out up down over off about \
    into because way lot bit sort kind good nice
    """)

  private static let counts: WordSet = {
    let words = """
      three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
      seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred \
      thousand monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday \
      tonight morning afternoon evening january february march april june july august september \
      october november december minute hour day week month year
      """
    return WordSet(
      hashes: words.split(separator: " ").map { Stem.hash(of: [UInt8]($0.utf8)[...]) })
  }()
}
