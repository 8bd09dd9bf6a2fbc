/// Why a model file cannot be used.
public enum ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file does not begin as a model does.
  case notAModel
  /// The file was written by another version of the format.
  case unsupportedFormat(found: Int, supported: Int)
  /// The file ends early, or holds more than it says.
  case wrongLength(expected: Int, found: Int)
  /// The bytes are not those that were written.
  case checksumDiffers
  /// A value cannot be what it says.
  case badValue(String)
  /// What makes a model accurate was learnt beside another compact model than the one at hand.
  case otherCompactModel(expected: String, found: String)
  /// The program was built without its model.
  case noShippedModel

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notAModel: "not a model file: expected one written by 'analyze train'"
    case .unsupportedFormat(let found, let supported):
      "the model file has format \(found), this program reads \(supported): train it again"
    case .wrongLength(let expected, let found):
      "the model file has \(found) bytes where \(expected) are expected: copy it again"
    case .checksumDiffers: "the model file is damaged (its checksum differs): copy it again"
    case .badValue(let what): "the model file holds an impossible value (\(what)): train it again"
    case .otherCompactModel(let expected, let found):
      "the accurate model was made beside the compact model \(expected), this program has \(found): "
        + "install its resources again, or train the accurate model again"
    case .noShippedModel: "the program's own model is missing: install it again"
    }
  }
}
