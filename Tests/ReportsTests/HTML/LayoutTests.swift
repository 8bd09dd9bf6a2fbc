import Foundation
import Testing
import TranscriptTestSupport

@testable import Reports

/// What a browser makes of the reports: Chromium without a window, where it is installed.
@Suite(.serialized) struct LayoutTests {
  private static let widths = [1280, 390]

  @Test(arguments: ["light", "dark"])
  func `no report overflows, overlaps or fades on a wide and a narrow screen`(
    scheme: String
  ) throws {
    try Chromium.withFolder { chromium in
      try chromium.write(try Self.page(), to: "layout.html")
      let settings = scheme == "dark" ? ["--blink-settings=preferredColorScheme=0"] : []
      let dump = try chromium.run(
        settings + ["--dump-dom", "--virtual-time-budget=20000", "layout.html"])
      let findings =
        dump.components(separatedBy: "<pre id=\"findings\">").last?
        .components(separatedBy: "</pre>").first ?? ""
      let lines = findings.split(separator: "\n")
      #expect(lines.first == "looked at \(try Self.reports().count * Self.widths.count)")
      #expect(lines.last == "end")
      for line in lines.dropFirst().dropLast() { Issue.record("\(line)") }
    }
  }

  @Test func `reports have their picture taken, and are printed`() throws {
    try Chromium.withFolder { chromium in
      try chromium.write(try Self.page(), to: "layout.html")
      _ = try chromium.run(
        ["--screenshot=reports.png", "--window-size=5200,4000", "layout.html"])
      let picture = try chromium.read("reports.png")
      #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      Attachment.record(picture, named: "reports.png")
      for (name, html) in try Self.reports() where name == "session" || name == "pair" {
        try chromium.write(html, to: "\(name).html")
        _ = try chromium.run([
          "--print-to-pdf=\(name).pdf", "--no-pdf-header-footer", "\(name).html",
        ])
        let printed = try chromium.read("\(name).pdf")
        #expect(printed.starts(with: Array("%PDF".utf8)))
        #expect(printed.count > 10_000)
        Attachment.record(printed, named: "\(name).pdf")
      }
    }
  }

  private static func reports() throws -> [(name: String, html: String)] {
    var reports = try MadeArchive().reports().map { ($0.name, $0.report.html) }
    var long = Made()
    long.coach = "Maximiliana Konstantinopolitanova-Featherstonehaugh of the Northern Office"
    long.client = String(repeating: "Donaudampfschifffahrtsgesellschaft", count: 3)
    long.lines += (0..<6).map {
      "voice\($0) - in \(String(repeating: "https.example.", count: 9)) ?"
    }
    let store = try Store()
    try store.save(
      [long.file(String(repeating: "folder/", count: 20) + "talk.vtt", content: 1)], at: moment)
    let reader = ReportReader(store)
    let session = try #require(try reader.session(sessionID(ofContent: Made.hash(1))))
    let pair = try #require(try reader.pairs(named: long.client ?? "").first)
    reports.append(("pair-continuity", try MadeCarriedOver.report().html))
    reports.append(("long-session", session.html))
    reports.append(("long-pair", try #require(try reader.pair(pair)).html))
    return reports
  }

  /// A page with each report in a frame of each width, and the script that looks at them.
  private static func page() throws -> String {
    let script = try String(
      contentsOf: Folders.project.appendingPathComponent("Tests/ReportsTests/HTML/layout.js"),
      encoding: .utf8)
    var frames = ""
    for (name, html) in try reports() {
      let source = html.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      for width in widths {
        frames +=
          "<iframe title=\"\(name)\" width=\"\(width)\" height=\"3000\" srcdoc=\"\(source)\"></iframe>"
      }
    }
    return """
      <!DOCTYPE html><meta charset="utf-8"><style>iframe { border: 0 }</style>
      <pre id="findings"></pre>\(frames)<script>\(script)</script>
      """
  }
}

/// Chromium without a window, in a folder of its own.
private struct Chromium {
  private let program: URL
  private let folder: URL

  /// Runs `body` with a browser; skips it, with a printed reason, where none is installed.
  static func withFolder(_ body: (Chromium) throws -> Void) throws {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let names = ["chromium", "chromium-browser", "google-chrome"]
    let programs = names.flatMap { name in folders.map { URL(fileURLWithPath: "\($0)/\(name)") } }
    guard
      let program = programs.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.path)
      })
    else {
      print(
        "skipped the layout of the HTML reports: there is no Chromium (apt-get install chromium)")
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("layout-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(Chromium(program: program, folder: folder))
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// Runs the browser over a page of the folder, the last of the arguments.
  ///
  /// - Returns: What it printed.
  func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    let page = folder.appendingPathComponent(arguments.last ?? "").absoluteString
    process.arguments =
      [
        "120", program.path, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--no-first-run", "--disable-dev-shm-usage", "--user-data-dir=\(folder.path)/profile",
      ] + arguments.dropLast() + [page]
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: printed, as: UTF8.self)
  }
}
