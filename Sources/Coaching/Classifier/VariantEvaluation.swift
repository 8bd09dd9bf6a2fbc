/// How far the figures move when the same talk is written down otherwise.
///
/// A label should not hang on the recogniser: on its casing, its marks, its spelling, or on
/// whether it keeps fillers and contractions. How much it does hang on the words that are heard is
/// told by copies in which some are misheard.
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
    /// How far each lies from the turns as they are: the 95 % interval over documents, drawn the
    /// same for both, so that only the writing differs; nil with fewer than two documents.
    public var shifts: [ClosedRange<Double>?]
  }

  /// A row for each way of writing, first the turns as they are.
  public var rows: [Row]

  /// Judges a model on copies of labelled turns, each written in one way.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - turns: The labelled turns.
  ///   - resamples: How often documents are drawn anew for the intervals; 0 for none.
  ///   - seed: What decides the draws.
  public init(
    of model: BalanceModel, on turns: [LabelledTurn], resamples: Int = 200, seed: UInt64 = 1
  ) {
    let judged = SpeechVariant.allCases.map { variant in
      let copies = turns.enumerated().map { $1.rewritten(variant, seed: UInt64($0)) }
      return zip(copies, model.annotate(copies)).map(JudgedTurn.init)
    }
    let documents = Evaluation.documents(turns.indices, of: judged[0])
    let samples = Evaluation.samples(documents, resamples, seed)
    let plain = samples.map { Self.values($0.map { judged[0][$0] }) }
    rows = zip(SpeechVariant.allCases, judged).map { variant, judged in
      let drawn = samples.map { Self.values($0.map { judged[$0] }) }
      return Row(
        variant: variant, values: Self.values(judged),
        shifts: Self.measures.indices.map { measure in
          Self.interval(
            zip(plain, drawn).compactMap { plain, drawn in
              drawn[measure].flatMap { value in plain[measure].map { value - $0 } }
            })
        })
    }
  }

  /// The figures that are compared, of judged turns.
  private static func values(_ turns: [JudgedTurn]) -> [Double?] {
    let values = Measures(turns[...]).values
    return measures.map { name in
      Measures.names.firstIndex(of: name).flatMap { values[$0] }
    }
  }

  private static func interval(_ drawn: [Double]) -> ClosedRange<Double>? {
    guard !drawn.isEmpty else { return nil }
    let sorted = drawn.sorted()
    return sorted[Int(Double(sorted.count) * 0.025)]...sorted[Int(Double(sorted.count) * 0.975)]
  }

  /// The largest distance of any figure from that of the turns as they are, where all words are kept.
  public var largestShift: Double {
    guard let plain = rows.first else { return 0 }
    return rows.filter { SpeechVariant.writings.contains($0.variant) }.flatMap { row in
      zip(row.values, plain.values).compactMap { value, plain in
        value.flatMap { value in plain.map { abs(value - $0) } }
      }
    }.max() ?? 0
  }
}

extension LabelledTurn {
  /// The turn and its neighbours in lower case and without marks.
  var withoutMarks: LabelledTurn { rewritten(.unpunctuated, seed: 0) }

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
