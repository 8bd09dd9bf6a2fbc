import SystemPackage

/// The label files that a command has taken, so that none counts twice.
struct LabelPaths {
  private var taken: Set<FilePath> = []

  /// The paths of files that were not taken before; others are named on standard error.
  ///
  /// - Parameter paths: Where the files are; links and other spellings lead to the same file.
  /// - Returns: Those to read, in order.
  mutating func untaken(_ paths: [String]) -> [String] {
    var untaken: [String] = []
    for path in paths {
      if taken.insert(FilePath(path).canonical ?? FilePath(path)).inserted {
        untaken.append(path)
      } else {
        Messages.safeLine(
          "\(path): expected each label file once, found it again; it is read where it was given "
            + "first")
      }
    }
    return untaken
  }
}
