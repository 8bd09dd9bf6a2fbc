import SystemPackage

/// Finds files whose names are spelt a little otherwise: a table from another system may code accents
/// in another way, or use capitals where the file has none.
struct PathSpellings {
  /// The names in each folder, by their small letters; strings are equal here where they are
  /// canonically equivalent, so that codings of an accent are one.
  private var names: [FilePath: [String: [FilePath.Component]]] = [:]

  /// The one file that differs from a path in the spelling of its name alone.
  ///
  /// - Parameter path: A path that leads nowhere.
  /// - Returns: The file's path; nil where there is none, or more than one.
  /// - Complexity: Each folder is read once, then O(1).
  mutating func only(_ path: FilePath) -> FilePath? {
    guard let name = path.lastComponent?.string else { return nil }
    let folder = path.removingLastComponent()
    let known =
      names[folder]
      ?? Dictionary(grouping: FileFinder.names(in: folder.isEmpty ? "." : folder).names) {
        $0.string.lowercased()
      }
    names[folder] = known
    guard let alike = known[name.lowercased()], alike.count == 1 else { return nil }
    return folder.appending(alike[0])
  }
}
