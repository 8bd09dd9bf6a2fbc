// swift-tools-version: 6.2
import PackageDescription

/// One program for each family of readers; `scripts/fuzz.sh` builds and runs them.
///
/// A package of its own: libFuzzer needs flags that would keep others from depending on the root.
let families = ["Captions", "Text", "XML", "JSON", "Tables", "DOCX", "Encodings"]

let fuzzers: [Target] = families.map { family in
  .executableTarget(
    name: "Fuzz\(family)", dependencies: ["FuzzSupport"],
    swiftSettings: [.unsafeFlags(["-parse-as-library"])])
}

let package = Package(
  name: "Fuzz",
  products: families.map { .executable(name: "Fuzz\($0)", targets: ["Fuzz\($0)"]) },
  dependencies: [.package(name: "analyze", path: "..")],
  targets: [
    .target(
      name: "FuzzSupport",
      dependencies: [.product(name: "TranscriptIngest", package: "analyze")])
  ] + fuzzers
)
