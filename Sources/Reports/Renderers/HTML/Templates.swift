public import Foundation
import Mustache

/// Templates of HTML pages: those of the reports, and those of the web app.
///
/// Every template is given `Markup`'s escaping, and none may ask for unescaped text: what comes
/// from a file can only ever become text or an attribute's value.
public struct Templates: Sendable {
  /// The templates that ship with the program.
  static let shipped = Templates(
    folder: Bundle.module.url(forResource: "Templates", withExtension: nil))

  private static let escaping = "escaped"
  private var library = MustacheLibrary()

  /// Reads all templates of a folder; the style sheet becomes one too, named `style`.
  ///
  /// A program without its templates is not installed: there is nothing that a caller could do.
  public init(folder: URL?) {
    MustacheContentTypes.register(Markup(), named: Self.escaping)
    guard let folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { preconditionFailure("the templates of the reports are missing beside the program") }
    for name in names.sorted() {
      do {
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        try library.register(
          "{{% CONTENT_TYPE:\(Self.escaping)}}\(text)",
          named: String(name.prefix { $0 != "." }))
      } catch {
        preconditionFailure("the template \(name) of the reports cannot be used: \(error)")
      }
    }
  }

  /// Fills a template in with the stored properties of a view.
  public func render(_ view: some Sendable, with template: String) -> String {
    guard let text = library.render(Fields.of(view) ?? view, withTemplate: template) else {
      preconditionFailure("there is no template named \(template)")
    }
    return text
  }
}

/// Escapes text for HTML, whatever it holds.
///
/// Mustache's own escaping looks at characters as people see them, and so misses a quotation mark
/// that a combining accent follows; in an attribute that mark would end the value. Here every
/// scalar is looked at by itself. Control characters and signs of direction go the way of
/// `SafeText`, and a number stays on one line with the sign of percent after it.
struct Markup: MustacheContentType {
  /// The text as it may stand between tags or between the quotation marks of an attribute.
  func escapeText(_ text: String) -> String {
    let safe = SafeText(text).text
    guard safe.utf8.contains(where: { $0 == UInt8(ascii: "%") || Self.entity(for: $0) != nil })
    else { return safe }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(safe.utf8.count + 16)
    for byte in safe.utf8 {
      if byte == UInt8(ascii: "%"), Self.isAfterNumber(bytes) {
        bytes.removeLast()
        bytes += "&#160;%".utf8
      } else if let entity = Self.entity(for: byte) {
        bytes += entity.utf8
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the bytes end in a digit and a space.
  private static func isAfterNumber(_ bytes: [UInt8]) -> Bool {
    guard bytes.last == UInt8(ascii: " "), let before = bytes.dropLast().last else { return false }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(before)
  }

  private static func entity(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
