/// How far the figures move when the same talk is written down otherwise.
///
/// A label should not hang on the recogniser: on its casing, its marks, its spelling, or on
/// whether it keeps fillers and contractions.
public struct VariantEvaluation: Sendable, Hashable {
  /// The figures that are compared.
  public static let measures = [
    "mode.macro_f1", "mode.calibration_error", "session.mentorship_share_mae", "zoom.spearman",
    "zoom.in_out_balanced",
  ]

  /// The figures of one way of writing, in the order of `measures`; nil where nothing counts.
  public struct Row: Sendable, Hashable {
    /// The way of writing.
    public var variant: SpeechVariant
    /// The figures.
    public var values: [Double?]
  }

  /// A row for each way of writing, first the turns as they are.
  public var rows: [Row]

  /// Judges a model on copies of labelled turns, each written in one way.
  public init(of model: BalanceModel, on turns: [LabelledTurn]) {
    rows = SpeechVariant.allCases.map { variant in
      let copies = turns.enumerated().map { $1.rewritten(variant, seed: UInt64($0)) }
      let evaluation = Evaluation(of: model, on: copies, resamples: 0)
      let scope = evaluation["all"] ?? evaluation.scopes.first
      return Row(variant: variant, values: Self.measures.map { scope?[$0] })
    }
  }

  /// The largest distance of any figure from that of the turns as they are.
  public var largestShift: Double {
    guard let plain = rows.first else { return 0 }
    return rows.flatMap { row in
      zip(row.values, plain.values).compactMap { value, plain in
        value.flatMap { value in plain.map { abs(value - $0) } }
      }
    }.max() ?? 0
  }
}

extension LabelledTurn {
  /// The turn and its neighbours in another way of writing.
  func rewritten(_ variant: SpeechVariant, seed: UInt64) -> LabelledTurn {
    var turn = self
    turn.input.text = variant.apply(to: input.text, seed: seed)
    for index in turn.input.previous.indices {
      let text = input.previous[index].text
      turn.input.previous[index].text = variant.apply(to: text, seed: seed &+ 1)
    }
    for index in turn.input.next.indices {
      let text = input.next[index].text
      turn.input.next[index].text = variant.apply(to: text, seed: seed &+ 2)
    }
    return turn
  }
}
