import CLibXML2

/// The entities that a document declares for itself, as far as they are harmless.
///
/// Taken are general entities of a little plain text (`<!ENTITY org "Acme">`). One that refers to
/// another, holds markup, names a file or is long can be a bomb or a spy, and is refused with the
/// whole document.
final class XMLEntities {
  // A class, because it owns memory that libxml2 points to and that `deinit` frees.
  private let limits: IngestLimits
  private var known: [String: xmlEntityPtr] = [:]
  /// Entities that HTML names and the document uses without declaring them.
  private var common: [String: xmlEntityPtr] = [:]

  /// What stands for an entity that nobody declared: nothing.
  let nothing: xmlEntityPtr

  init(limits: IngestLimits) {
    self.limits = limits
    nothing = Self.make("", "")
  }

  deinit {
    Self.free(nothing)
    known.values.forEach(Self.free)
    common.values.forEach(Self.free)
  }

  /// Keeps a declared entity; false where it is refused.
  func declare(_ name: UnsafePointer<UInt8>, type: Int32, value: UnsafePointer<UInt8>?) -> Bool {
    guard type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue), let value else { return false }
    let text = UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value)))
    guard text.count <= limits.xmlEntityBytes, known.count < limits.xmlEntities,
      !text.contains(.ampersand), !text.contains(.lessThan)
    else { return false }
    let key = String(cString: name)
    // XML takes the first declaration of a name.
    if known[key] == nil { known[key] = Self.make(key, String(decoding: text, as: UTF8.self)) }
    return true
  }

  /// The entity of this name: a declared one, else a character that HTML names so (`&nbsp;`).
  ///
  /// - Returns: The entity, and whether the document declares it; nil where nobody does.
  func find(_ name: UnsafePointer<UInt8>) -> (entity: xmlEntityPtr, isDeclared: Bool)? {
    let key = String(cString: name)
    if let declared = known[key] { return (declared, true) }
    if let common = common[key] { return (common, false) }
    let reference = Array("&\(key);".utf8)
    var text: [UInt8] = []
    _ = CharacterReferences.decode(reference, at: 0, end: reference.count, into: &text)
    guard text.first != .ampersand else { return nil }
    let entity = Self.make(key, String(decoding: text, as: UTF8.self))
    common[key] = entity
    return (entity, false)
  }

  /// An entity that libxml2 takes for one of its own five, and so writes out as text.
  ///
  /// `orig` is set, else libxml2 would hang memory of its own on the entity.
  private static func make(_ name: String, _ text: String) -> xmlEntityPtr {
    let entity = xmlEntityPtr.allocate(capacity: 1)
    entity.initialize(to: xmlEntity())
    entity.pointee.type = XML_ENTITY_DECL
    entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
    entity.pointee.name = UnsafePointer(copy(name))
    entity.pointee.content = copy(text)
    entity.pointee.orig = entity.pointee.content
    entity.pointee.length = Int32(text.utf8.count)
    return entity
  }

  private static func copy(_ text: String) -> UnsafeMutablePointer<UInt8> {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: text.utf8.count + 1)
    for (index, byte) in text.utf8.enumerated() { bytes[index] = byte }
    bytes[text.utf8.count] = 0
    return bytes
  }

  private static func free(_ entity: xmlEntityPtr) {
    entity.pointee.name?.deallocate()
    entity.pointee.content?.deallocate()
    entity.deallocate()
  }
}
