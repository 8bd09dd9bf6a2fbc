/// The names of models.
///
/// What one model has labelled is labelled anew by a model of another name, so no two models may
/// bear the same.
public enum ModelVersion {
  /// The most bytes that a version has.
  static let longest = 64

  /// Whether a model may bear this version: something, of 64 bytes at most, without control
  /// characters.
  public static func isValid(_ version: String) -> Bool {
    !version.isEmpty && version.utf8.count <= longest
      && version.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// The version of a model that is made of another one: the other's name up to the first `+`, and
  /// what was done to it.
  ///
  ///     ModelVersion.of("2026-11-27.2+moves.1b2c3d4e", and: "corrections")
  ///     // "2026-11-27.2+corrections"
  public static func of(_ base: String, and change: String) -> String {
    base.prefix { $0 != "+" } + "+" + change
  }

  /// A version that no other model bears: `stem` and the digest of a model file of that version.
  static func telling(_ stem: String, _ file: [UInt8]) -> String {
    // A file ends with the hash of all bytes before.
    let digest = file.suffix(4).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    return stem + "." + digest.joined()
  }
}

extension BalanceModel {
  /// The same compact model under a version that no other bears: its own and a digest of the model.
  public var withDigestInVersion: BalanceModel {
    var model = self
    model.version = ModelVersion.telling(version, bytes)
    return model
  }
}
