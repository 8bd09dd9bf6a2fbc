// swift-tools-version: 6.2
import PackageDescription

/// The settings of the targets: warnings are errors, imports say how far they reach.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// A package of its own, so that nobody who builds analyze builds this.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "analyze", path: "..")],
  targets: [
    .target(name: "SeededRandom", swiftSettings: strict),
    .executableTarget(
      name: "parse-benchmark",
      dependencies: ["SeededRandom", .product(name: "TranscriptIngest", package: "analyze")],
      swiftSettings: strict),
    .executableTarget(
      name: "classify-benchmark",
      dependencies: [.product(name: "Coaching", package: "analyze")], swiftSettings: strict),
    .executableTarget(
      name: "talk-benchmark",
      dependencies: [
        .product(name: "TranscriptIngest", package: "analyze"),
        .product(name: "Coaching", package: "analyze"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "continuity-fit",
      dependencies: [.product(name: "Coaching", package: "analyze")], swiftSettings: strict),
    .executableTarget(
      name: "trend-simulation",
      dependencies: ["SeededRandom", .product(name: "Reports", package: "analyze")],
      swiftSettings: strict),
  ]
)
