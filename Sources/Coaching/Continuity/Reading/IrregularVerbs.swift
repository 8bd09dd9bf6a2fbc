/// Brings the past of irregular verbs to their plain form: what was to be *rung* was *rang*.
///
/// Tasks are set in the plain form and reported on in the past, so these are the words that a
/// task and its outcome share.
enum IrregularVerbs {
  /// The plain form of a past form, as lower-case bytes; nil for any other word.
  static func plainForm(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    // No form has more letters; most words end here.
    guard word.count < 9 else { return nil }
    let hash = FeatureHash.of(word)
    return pasts.contains(hash) ? forms[hash] : nil
  }

  /// The hashes of the past forms: most words have none of them, which a set tells sooner.
  private static let pasts = WordSet(hashes: forms.keys)

  /// The plain forms by the hashes of the past forms.
  private static let forms: [UInt64: ArraySlice<UInt8>] = {
    let verbs = """
      begin began begun, bind bound, bite bit bitten, blow blew blown, break broke broken, \
      bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen, \
      deal dealt, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, \
      fall fell fallen, feed fed, fight fought, find found, fly flew flown, forget forgot forgotten, \
      forgive forgave forgiven, freeze froze frozen, give gave given, grow grew grown, hang hung, \
      hear heard, hide hid hidden, hold held, keep kept, lead led, learn learnt, leave left, \
      lend lent, lie lay lain, lose lost, make made, meet met, pay paid, ride rode ridden, \
      ring rang rung, rise rose risen, run ran, sell sold, send sent, shake shook shaken, \
      shoot shot, show showed shown, sing sang sung, sink sank sunk, sit sat, sleep slept, \
      speak spoke spoken, spend spent, stand stood, steal stole stolen, stick stuck, strike struck, \
      swear swore sworn, swim swam swum, swing swung, take took taken, teach taught, tell told, \
      think thought, throw threw thrown, wake woke woken, wear wore worn, win won, write wrote written
      """
    var forms: [UInt64: ArraySlice<UInt8>] = [:]
    for verb in verbs.split(separator: ",") {
      let words = verb.split(separator: " ").map { [UInt8]($0.utf8)[...] }
      for past in words.dropFirst() { forms[FeatureHash.of(past)] = words[0] }
    }
    return forms
  }()
}
