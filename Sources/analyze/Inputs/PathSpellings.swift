import SystemPackage

/// Finds files whose names are spelt a little otherwise: a table from another system may code accents
/// in another way, or use capitals where the file has none.
struct PathSpellings {
  /// The names in each folder, by their small letters; strings are equal here where they are
  /// canonically equivalent, so that codings of an accent are one.
  private var names: [FilePath: [String: [FilePath.Component]]] = [:]

  /// The files that differ from a path in the spelling of the name alone.
  ///
  /// - Parameter path: A path that leads nowhere.
  /// - Returns: The files' paths, in order of their names' bytes.
  /// - Complexity: Each folder is read once, then O(1).
  mutating func files(like path: FilePath) -> [FilePath] {
    guard let name = path.lastComponent?.string else { return [] }
    let folder = path.removingLastComponent()
    let known =
      names[folder]
      ?? Dictionary(grouping: FileFinder.names(in: folder.isEmpty ? "." : folder).names) {
        $0.string.lowercased()
      }
    names[folder] = known
    return (known[name.lowercased()] ?? []).map { folder.appending($0) }
  }
}
