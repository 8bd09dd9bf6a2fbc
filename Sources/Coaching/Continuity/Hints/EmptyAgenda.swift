extension Marker {
  /// Says that there is nothing to talk about.
  ///
  /// "I have got nothing on fire.", "It is all ticking along."
  static let emptyAgenda = Marker(
    "emptyAgenda", .carried,
    [
      Rule(
        [
          "nothing on|is fire|burning|urgent",
          "nothing's on|burning|urgent",
          "nothing big|burning|urgent|special|really|much|to|in",
          "not really got|loads|much|a|sure",
          "i've not really? got",
          "don't|haven't really|actually? have|got|know anything|much|what|a",
          "haven't anything|much",
          "no agenda|burning|big|topic",
          "nobody's on fire",
          "not sure what|where",
          "ticking along|over",
          "everything's|everything is? fine|good|okay|ok|great|quiet",
          "it's all? really|just? fine|quiet|ticking",
          "all good|quiet",
          "all's well|quiet",
          "can't think of",
        ], closing: .statement)
    ])
}
