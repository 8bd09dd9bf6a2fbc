// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds analyze builds this. It builds the readers alone, and
// none of the packages that analyze depends on.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "analyze", path: "..")],
  targets: [
    .executableTarget(
      name: "parse-benchmark",
      dependencies: [.product(name: "TranscriptIngest", package: "analyze")],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
