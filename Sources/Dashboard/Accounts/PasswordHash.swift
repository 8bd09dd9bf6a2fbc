import CLibCrypto
import Foundation

/// Passwords as they are stored: scrypt with a salt of their own.
///
/// One hash takes 32 MiB and a noticeable part of a second on purpose. The lane for passwords makes
/// two at once at most, so that nobody can use the memory up by signing in.
struct PasswordHash: Sendable, Hashable {
  /// How much work a hash is.
  struct Work: Sendable, Hashable {
    /// The binary logarithm of the number of blocks.
    var logN: Int
    /// The size of a block.
    var r: Int
    /// How many blocks are mixed.
    var p: Int

    /// What is used for people.
    static let full = Work(logN: 15, r: 8, p: 3)
  }

  /// How much work a new hash is.
  var work = Work.full

  private static let length = 32
  private static let saltLength = 16

  /// The hash of a password, with everything that is needed to check it.
  func hash(_ password: String) -> String {
    let salt = Secret.random(Self.saltLength)
    let key = Self.key(password, salt: salt, work)
    let numbers = "\(work.logN)$\(work.r)$\(work.p)"
    return
      "scrypt$\(numbers)$\(Data(salt).base64EncodedString())$\(Data(key).base64EncodedString())"
  }

  /// Whether a password belongs to a hash.
  ///
  /// Without a hash the same work is done, so that the time does not tell who has an account.
  func verify(_ password: String, against hash: String?) -> Bool {
    guard let hash, let parts = Self.parts(of: hash) else {
      _ = Self.key(password, salt: [UInt8](repeating: 0, count: Self.saltLength), work)
      return false
    }
    return Secret.areEqual(Self.key(password, salt: parts.salt, parts.work), parts.key)
  }

  private static func parts(of hash: String) -> (work: Work, salt: [UInt8], key: [UInt8])? {
    let parts = hash.split(separator: "$").map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let logN = Int(parts[1]), (1...24).contains(logN),
      let r = Int(parts[2]), let p = Int(parts[3]), (1...32).contains(r), (1...32).contains(p),
      let salt = Data(base64Encoded: parts[4]), let key = Data(base64Encoded: parts[5])
    else { return nil }
    return (Work(logN: logN, r: r, p: p), Array(salt), Array(key))
  }

  private static func key(_ password: String, salt: [UInt8], _ work: Work) -> [UInt8] {
    let bytes = Array(password.utf8)
    var key = [UInt8](repeating: 0, count: length)
    let memory = UInt64(128 * work.r) * ((1 << UInt64(work.logN)) + UInt64(work.p) + 2)
    let done = bytes.withUnsafeBytes { text in
      EVP_PBE_scrypt(
        text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count, salt, salt.count,
        1 << UInt64(work.logN), UInt64(work.r), UInt64(work.p), memory, &key, key.count)
    }
    precondition(done == 1, "scrypt fails only for numbers that are not used here.")
    return key
  }
}

/// Which passwords are taken.
enum PasswordRule {
  /// The fewest characters; what people choose most is shorter.
  static let fewest = 12
  /// The most bytes.
  static let most = 1024
  /// More than 3,000 passwords of that length that are tried first, in small letters.
  private static let known = Set(
    String(decoding: Assets.bytes("common-passwords.txt"), as: UTF8.self).split(separator: "\n"))

  /// Why a password is not taken; nil where it is.
  static func objection(to password: String, of name: String) -> String? {
    if password.count < fewest { return "Take \(fewest) characters at least; a few words do well." }
    if password.utf8.count > most { return "Take \(most) bytes at most." }
    let plain = password.lowercased()
    if known.contains(Substring(plain)) || Set(plain).count < 4 || plain.contains(name.lowercased())
    {
      return "That one is guessed first: take something that only you think of."
    }
    return nil
  }
}
