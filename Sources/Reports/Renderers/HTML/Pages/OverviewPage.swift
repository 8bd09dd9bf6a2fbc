import TranscriptModel

extension Overview {
  /// The most sessions without a pair that are listed.
  private static let mostWithoutPair = 200

  /// The report as one HTML file, without spoken words.
  public var page: HTMLPage {
    var page = HTMLPage(
      kind: "Balance report", title: "Overview",
      facts: ["\(Wording.count(pairs.count, "pair")) · \(Wording.count(sessions, "session"))"])
    for (index, program) in programs.enumerated() {
      page.sections.append(
        HTMLPage.Section(
          "program-\(index)", program.name ?? "No program named",
          note: Wording.pairs(of: program), "balance-table",
          BalanceTableView(pairs: program.listed, prefix: "pair-\(index)", namesCoach: true)))
    }
    let means = PairSummary.means(pairs)
    if !means.isEmpty {
      page.sections.append(
        HTMLPage.Section(
          "means", "Long and short sessions", note: "where the two means lie apart", "sentences",
          Sentences(sentences: means)))
    }
    page.sections.append(
      HTMLPage.Section(
        "inputs", "Inputs", "sentences",
        Sentences(
          sentences: (pairs.isEmpty ? ["No pair is known yet."] : [])
            + Wording.sentences(of: self))))
    if !withoutPair.isEmpty {
      let hidden = withoutPair.count - Self.mostWithoutPair
      page.sections.append(
        HTMLPage.Section(
          "without-pair", "Sessions without a known pair",
          note: hidden > 0 ? "\(Wording.count(hidden)) more are not shown" : nil, "files",
          FilesView(Array(withoutPair.prefix(Self.mostWithoutPair)))))
    }
    return page
  }
}
