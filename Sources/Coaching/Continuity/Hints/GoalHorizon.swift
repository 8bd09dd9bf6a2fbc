extension Marker {
  /// Names a time by which something is to have changed.
  ///
  /// "By the end of March", "in a couple of years".
  static let goalHorizon = Marker(
    "goalHorizon", .carried,
    [
      Rule(
        [
          "by|before the? end|spring|summer|autumn|fall|winter|easter|christmas|january|february|march|april|june|july|august|september|october|november|december|may|next|quarter|year",
          "by this time",
          "in|within|over the? next|a|one|two|three|five|ten|six|twelve|couple|coming few|couple? of? year|years|month|months|quarter",
          "this time next year",
          "this|next year|quarter|half",
          "a|one|two|five|ten year|years from|out|time",
          "end of the year|quarter|month|summer|march|june",
          "eventually",
          "one day",
          "some day",
          "someday",
          "long term",
          "year from now",
        ])
    ])
}
