extension Marker {
  /// Looks months or years ahead or back.
  ///
  /// "Where do you want to be in two years?", "Six months ago you would have …"
  static let timeHorizon = Marker(
    "timeHorizon", .zoom,
    [
      Rule(
        [

          "in|over the? next|last|past|a|two|three|five|ten|six|couple few? of? years|months|year|decade",
          "one|two|three|four|five|six|ten|twelve|eighteen|few months|years ago|from|later|down|out|time",
          "a year|decade ago|from|later", "years ago|from|later|down", "this|next|last year",
          "long term|run", "in the long|future", "the future", "down the road|line",
          "by the end of", "over time", "someday", "eventually", "back then", "from now on",
        ])
    ])
}
