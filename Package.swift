// swift-tools-version: 6.2
import PackageDescription

/// The settings of every Swift target of ours: warnings are errors, imports say how far they reach.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "analyze",
  products: [
    .library(name: "TranscriptIngest", targets: ["TranscriptModel", "TranscriptIngest"]),
    .library(name: "Coaching", targets: ["TranscriptModel", "TalkRatio", "Coaching"]),
    .library(name: "Reports", targets: ["Reports"]),
    .executable(name: "analyze", targets: ["analyze"]),
    .executable(name: "analyze-dashboard", targets: ["Dashboard"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1",
      traits: ["FullFoundation"]),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .target(name: "TranscriptModel", swiftSettings: strict),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .target(
      name: "TranscriptIngest", dependencies: ["TranscriptModel", "CLibXML2", "CLibArchive"],
      swiftSettings: strict),
    .target(name: "TalkRatio", dependencies: ["TranscriptModel"], swiftSettings: strict),
    .target(name: "CWeightProducts", cSettings: [.treatAllWarnings(as: .error)]),
    .target(
      name: "Coaching", dependencies: ["TranscriptModel", "TalkRatio", "CWeightProducts"],
      resources: [
        .copy("Resources/balance.model"), .copy("Resources/accurate.model"),
        .copy("Resources/sentences.encoder"), .copy("Resources/anchor-sessions.tsv"),
        .copy("Resources/anchor-turns.tsv"),
      ],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "TranscriptModel", "TalkRatio", "Coaching", "CNettle",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      resources: [.copy("Renderers/HTML/Templates")], swiftSettings: strict),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .executableTarget(
      name: "analyze",
      dependencies: [
        "TranscriptModel", "TranscriptIngest", "TalkRatio", "Coaching", "Reports", "CNettle",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .executableTarget(
      name: "Dashboard",
      dependencies: [
        "TranscriptModel", "Coaching", "Reports", "CLibCrypto",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: [.copy("Templates"), .copy("Assets")], swiftSettings: strict),

    .target(
      name: "TranscriptTestSupport", dependencies: ["TranscriptModel"],
      path: "Tests/TranscriptTestSupport", swiftSettings: strict),
    .testTarget(
      name: "TranscriptModelTests", dependencies: ["TranscriptModel", "TranscriptTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TranscriptIngestTests",
      dependencies: ["TranscriptModel", "TranscriptIngest", "TranscriptTestSupport"],
      exclude: ["Fixtures", "Goldens"], swiftSettings: strict),
    .testTarget(
      name: "TalkRatioTests",
      dependencies: ["TranscriptModel", "TalkRatio", "TranscriptTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CoachingTests",
      dependencies: [
        "TranscriptModel", "TalkRatio", "Coaching", "CWeightProducts", "TranscriptTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "TranscriptModel", "TalkRatio", "Coaching", "Reports", "TranscriptTestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Goldens", "HTML/Goldens", "HTML/layout.js", "Continuity/Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "AnalyzeTests", dependencies: ["analyze", "TranscriptTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DashboardTests",
      dependencies: [
        "Dashboard", "analyze", "Coaching", "Reports", "TranscriptModel", "TranscriptTestSupport",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
      ],
      exclude: ["Faults"], swiftSettings: strict),
    .testTarget(
      name: "ProjectTests",
      dependencies: ["Coaching", "TranscriptIngest", "TranscriptTestSupport", "analyze"],
      swiftSettings: strict),
  ]
)
