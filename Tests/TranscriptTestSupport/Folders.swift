public import Foundation

/// Where things lie that tests read.
public enum Folders {
  /// The project's root.
  public static let project = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of shared data beside the project; nil, with a printed reason, where absent.
  public static func shared(_ path: String, because test: String) -> URL? {
    let folder = project.deletingLastPathComponent().appendingPathComponent("shared")
      .appendingPathComponent(path)
    if FileManager.default.fileExists(atPath: folder.path) { return folder }
    print("skipped \(test): there is no shared folder with \(path) beside the project")
    return nil
  }
}
