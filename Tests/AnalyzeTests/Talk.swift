/// Made-up sessions for runs of the whole program.
enum Talk {
  /// A WebVTT file of `turns` turns between two people, different for each `seed`.
  static func webVTT(turns: Int, seed: Int) -> String {
    let coach = [
      "What would you like to leave with today?", "How did the talk with the platform team go?",
      "When I led a team of eight I kept Fridays free of releases.",
      "So it was the silence afterwards that bothered you.", "Mm-hm.",
    ]
    let client = [
      "I moved the release to Friday and told the team.", "Honestly, I am not sure where to start.",
      "The second call throws because the token expired.",
      "I want to be a staff engineer in a year.",
    ]
    let cues = (0..<turns).map { turn in
      let pool = turn.isMultiple(of: 2) ? coach : client
      let name = turn.isMultiple(of: 2) ? "Dana Ruiz" : "Omar Haddad"
      let text = pool[(turn / 2 * 7 + seed) % pool.count]
      return "\(clock(turn * 6)) --> \(clock(turn * 6 + 5))\n<v \(name)>\(text) (\(seed))</v>\n"
    }
    return "WEBVTT\n\n" + cues.joined(separator: "\n")
  }

  /// The same talk as lines of `Name: text`.
  static let labelled = """
    Dana Ruiz: What would you like to leave with today?
    Omar Haddad: I want to talk about the release. It went fine, but nobody answered me.
    Dana Ruiz: So it was the silence afterwards that bothered you.
    Omar Haddad: Yes. I keep doing everything myself.
    Dana Ruiz: And what would happen if you did not?
    Omar Haddad: I think it would take longer, and somebody would learn something.

    """

  /// The same talk as SubRip.
  static let subRip = """
    1
    00:00:01,000 --> 00:00:04,000
    Dana Ruiz: What would you like to leave with today?

    2
    00:00:05,000 --> 00:00:09,000
    Omar Haddad: A decision about the release, I think.

    """

  private static func clock(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60)).000"
  }
}
