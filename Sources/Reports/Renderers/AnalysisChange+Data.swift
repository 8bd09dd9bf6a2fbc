/// What is said about sessions that were analysed anew, and the same as data.
extension AnalysisChange {
  /// What the run changed, in a sentence or a few.
  public var sentences: [String] {
    let differ = labels == 1 ? "differs" : "differ"
    var sentences = [
      "\(Wording.count(sessions, "session")) analysed anew (\(versions)): "
        + "\(Wording.count(labels, "label")) \(differ) in \(Wording.count(turns, "turn")) "
        + "(mode \(Wording.count(modeLabels)), zoom \(Wording.count(zoomLabels))), "
        + "and \(Wording.count(movedSessions, "report")) "
        + "\(movedSessions == 1 ? "moves" : "move") by more than a point."
    ]
    if turnsCutAnew > 0 {
      sentences.append(
        "\(Wording.count(turnsCutAnew, "turn")) not compared: cut otherwise than before.")
    }
    if correctedLabels > 0 {
      sentences.append(
        "\(Wording.count(correctedLabels, "corrected label")) "
          + "\(correctedLabels == 1 ? "stays" : "stay").")
    }
    return sentences
  }

  /// The versions that differ: `model 2026-11-25.5 to 2026-11-25.6`.
  private var versions: String {
    [
      ("program", from.analyzer, to.analyzer), ("model", from.model, to.model),
      ("rules", from.rules, to.rules),
    ].filter { $0.1 != $0.2 }.map { "\($0.0) \($0.1) to \($0.2)" }.joined(separator: ", ")
  }

  /// The change as data, with stable keys.
  public var json: JSON {
    .object([
      ("made_at", .string(moment)),
      (
        "from",
        .object([
          ("analyzer", .string(from.analyzer)), ("model", .string(from.model)),
          ("rules", .string(from.rules)),
        ])
      ),
      (
        "to",
        .object([
          ("analyzer", .string(to.analyzer)), ("model", .string(to.model)),
          ("rules", .string(to.rules)),
        ])
      ),
      ("sessions", .integer(sessions)), ("turns", .integer(turns)),
      ("turns_cut_anew", .integer(turnsCutAnew)), ("mode_labels", .integer(modeLabels)),
      ("zoom_labels", .integer(zoomLabels)), ("moved_reports", .integer(movedSessions)),
      ("corrected_labels", .integer(correctedLabels)),
    ])
  }
}
