import Coaching

/// The figures of all series, one line each, and of all together.
struct HeldOutTable {
  private var lines: [String] = []
  private var sums: [ContinuityJudge.Measure: Hits] = [:]
  private static let measures = ContinuityJudge.Measure.allCases

  /// Adds the line of a series.
  mutating func add(_ name: String, _ hits: [ContinuityJudge.Measure: Hits]) {
    lines.append(Self.line(name, hits))
    sums.merge(hits, uniquingKeysWith: +)
  }

  /// The table in Markdown: right of all for accuracies, F1 for everything else; in the last two
  /// lines all series together, and precision and recall.
  var text: String {
    let head = "| series | " + Self.measures.map(\.rawValue).joined(separator: " | ") + " |"
    let rule = "| --- |" + String(repeating: " --- |", count: Self.measures.count)
    let both =
      "| precision/recall | "
      + Self.measures.map { measure in
        measure.isAccuracy ? "" : sums[measure].map(Self.precisionAndRecall) ?? ""
      }.joined(separator: " | ") + " |"
    return ([head, rule] + lines + [Self.line("all", sums), both]).joined(separator: "\n")
  }

  private static func line(_ name: String, _ hits: [ContinuityJudge.Measure: Hits]) -> String {
    "| \(name) | " + measures.map { cell($0, hits[$0] ?? Hits()) }.joined(separator: " | ") + " |"
  }

  private static func cell(_ measure: ContinuityJudge.Measure, _ hits: Hits) -> String {
    measure.isAccuracy ? "\(hits.right) of \(hits.truth)" : hits.f1.map(hundredths) ?? "–"
  }

  private static func precisionAndRecall(_ hits: Hits) -> String {
    hundredths(Double(hits.right) / Double(max(1, hits.found))) + "/"
      + hundredths(Double(hits.right) / Double(max(1, hits.truth)))
  }

  private static func hundredths(_ number: Double) -> String {
    let digits = String(Int((number * 100).rounded()) % 100)
    return "\(Int((number * 100).rounded()) / 100)."
      + String(repeating: "0", count: 2 - digits.count) + digits
  }
}

/// Where everything was found, to be laid beside the truth; no spoken words.
enum Places {
  static func lines(_ series: LabelledSeries, _ analysis: EngagementAnalysis) -> String {
    func at(_ place: Place) -> String { "\(place.session):\(place.turn)" }
    func line(_ what: String, _ place: Place, _ confidence: Double, _ more: String) -> String {
      let percent = Int((confidence * 100).rounded())
      return "\(series.name)\t\(what)\t\(at(place))\t\(percent)\t\(more)"
    }
    var lines = analysis.items.map {
      line($0.kind.rawValue, $0.quote.place, $0.confidence, $0.status.rawValue)
    }
    lines += analysis.links.map {
      line($0.kind.rawValue, $0.quote.place, $0.confidence, at($0.target))
    }
    lines += analysis.bridges.map {
      line($0.state.rawValue, $0.door.place, $0.confidence, $0.generalising.map(at) ?? "")
    }
    lines += analysis.flags.compactMap { flag in
      flag.evidence.first.map { line("\(flag.rule.rawValue).\(flag.state)", $0, 1, "") }
    }
    return lines.joined(separator: "\n")
  }
}
