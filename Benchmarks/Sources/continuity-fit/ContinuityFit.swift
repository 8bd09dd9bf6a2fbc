import Coaching
import Foundation

/// Fits and judges what signs weigh between the sessions of a pair.
///
/// Reads folders of series with `turns.tsv`, `series.json` and `truth.json`. Every series is judged
/// with weights that were fitted to all others, and the table says how well; with `--weights` the
/// weights fitted to all of them follow, as the source of `Weights.swift`.
///
/// Modes and zooms are those of a model. With `--models DIR` a series NAME is labelled by
/// `DIR/NAME.model`, which should not have learnt from it (`held_out_models.sh` makes them): labels
/// of a model that has seen a series are better than any that users get.
///
///     continuity-fit [--models DIR] [--ridge NUMBER] [--shipped] [--places] [--weights] [--time]
///       SERIES…
@main
enum ContinuityFit {
  static func main() {
    do {
      try run(Options(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("continuity-fit: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ options: Options) throws {
    // Other folders of labelled talk say nothing of what carries over.
    let series = try options.folders.map(SeriesFolder.init).filter(\.isLabelled)
      .map { try $0.series(models: options.models) }
    if options.measuresTime { return print(PairTiming(series).text) }
    let fitter = ContinuityFitter(ridge: options.ridge)
    let analyses = series.indices.map { place in
      let others = series.indices.filter { $0 != place }.map { series[$0] }
      let weights = options.judgesShipped ? .shipped : fitter.fit(others)
      return ContinuityAnalyzer(weights: weights).analyze(series[place].history)
    }
    var table = HeldOutTable()
    for (series, analysis) in zip(series, analyses) {
      table.add(series.name, ContinuityJudge(series.truth, analysis).hits())
    }
    print(table.text)
    if options.printsPlaces {
      for (series, analysis) in zip(series, analyses) { print(Places.lines(series, analysis)) }
    }
    if options.printsWeights { print(fitter.fit(series).source) }
  }
}

/// What the command line says.
struct Options {
  var folders: [String] = []
  var models: String?
  var ridge = 6.0
  /// Whether the weights that ship are judged, not weights fitted to the other series.
  var judgesShipped = false
  var printsPlaces = false
  var printsWeights = false
  /// Whether the time of pairs with many sessions is measured, and nothing else.
  var measuresTime = false

  /// An argument that says nothing.
  struct Unknown: Error, CustomStringConvertible {
    var description: String
  }

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    while let argument = rest.popFirst() {
      switch argument {
      case "--models": models = rest.popFirst()
      case "--ridge": ridge = rest.popFirst().flatMap(Double.init) ?? ridge
      case "--shipped": judgesShipped = true
      case "--places": printsPlaces = true
      case "--weights": printsWeights = true
      case "--time": measuresTime = true
      default:
        guard !argument.hasPrefix("--") else {
          throw Unknown(
            description:
              "expected --models, --ridge, --shipped, --places, --weights or --time, found \(argument)"
          )
        }
        folders.append(argument)
      }
    }
    guard !folders.isEmpty else { throw Unknown(description: "expected the folder of a series") }
  }
}
