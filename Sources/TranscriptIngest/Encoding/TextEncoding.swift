/// A character encoding that files come in.
struct TextEncoding: Sendable, Hashable {
  /// The name in lower case, as reports show it.
  let name: String
  /// The name under which the C library's `iconv` knows it.
  let table: String
  /// How many bytes make one unit, the least that can be skipped: 1, 2 or 4.
  let unitBytes: Int

  init(_ name: String, table: String? = nil, unitBytes: Int = 1) {
    self.name = name
    self.table = table ?? name.uppercased()
    self.unitBytes = unitBytes
  }

  static let utf8 = TextEncoding("utf-8")
  static let utf16LittleEndian = TextEncoding("utf-16le", unitBytes: 2)
  static let utf16BigEndian = TextEncoding("utf-16be", unitBytes: 2)
  static let utf32LittleEndian = TextEncoding("utf-32le", unitBytes: 4)
  static let utf32BigEndian = TextEncoding("utf-32be", unitBytes: 4)
  static let windows1252 = TextEncoding.windows(1252)
  static let koi8R = TextEncoding("koi8-r")
  static let gbk = TextEncoding("gbk", table: "GB18030")
  static let big5 = TextEncoding("big5", table: "BIG5-HKSCS")
  static let shiftJIS = TextEncoding("shift_jis", table: "CP932")
  static let eucJP = TextEncoding("euc-jp")
  static let eucKR = TextEncoding("euc-kr", table: "CP949")

  /// A code page of Windows, 1250 to 1258.
  static func windows(_ page: Int) -> TextEncoding {
    TextEncoding("windows-\(page)", table: "CP\(page)")
  }

  /// A part of ISO 8859, 1 to 16.
  ///
  /// Part 1 is read with the table of windows-1252, as browsers do: the two differ only in
  /// 0x80 to 0x9F, which are unused control characters in one and quotes and dashes in the other.
  static func iso8859(_ part: Int) -> TextEncoding {
    TextEncoding("iso-8859-\(part)", table: part == 1 ? "CP1252" : nil)
  }

  /// Where a declaration stands, which decides what it may name.
  enum Declaration {
    /// An XML declaration: the Unicode forms, ISO 8859 and the Windows pages.
    case xml
    /// An HTML `charset`: what XML may name, and the encodings of East Asia and KOI8.
    case html
  }

  /// The encoding that a declaration names, whatever its case; nil where it is not read.
  init?(named label: String, in declaration: Declaration) {
    let name = label.lowercased().replacing("_", with: "-")
    if let unicode = Self.unicode[name] {
      self = unicode
    } else if let page = Self.number(in: name, after: ["windows-", "cp-", "cp", "x-cp"]),
      (1250...1258).contains(page)
    {
      self = .windows(page)
    } else if let part = Self.number(in: name, after: ["iso-8859-", "iso8859-", "iso-ir-8859-"]),
      (1...16).contains(part), part != 12
    {
      self = .iso8859(part)
    } else if let other = Self.latin[name] ?? (declaration == .html ? Self.web[name] : nil) {
      self = other
    } else {
      return nil
    }
  }

  private static let unicode: [String: TextEncoding] = [
    "utf-8": utf8, "utf8": utf8, "us-ascii": utf8, "ascii": utf8,
    "utf-16": utf16BigEndian, "utf-16be": utf16BigEndian, "utf-16le": utf16LittleEndian,
    "ucs-2": utf16BigEndian, "iso-10646-ucs-2": utf16BigEndian,
    "utf-32": utf32BigEndian, "utf-32be": utf32BigEndian, "utf-32le": utf32LittleEndian,
    "ucs-4": utf32BigEndian, "iso-10646-ucs-4": utf32BigEndian,
  ]

  private static let latin: [String: TextEncoding] = [
    "latin1": iso8859(1), "latin-1": iso8859(1), "l1": iso8859(1), "latin2": iso8859(2),
    "latin-2": iso8859(2), "latin9": iso8859(15), "latin-9": iso8859(15),
  ]

  private static let web: [String: TextEncoding] = [
    "gbk": gbk, "gb2312": gbk, "gb18030": gbk, "big5": big5, "big5-hkscs": big5,
    "shift-jis": shiftJIS, "sjis": shiftJIS, "windows-31j": shiftJIS, "euc-jp": eucJP,
    "euc-kr": eucKR, "ks-c-5601-1987": eucKR, "koi8-r": koi8R, "koi8-u": TextEncoding("koi8-u"),
  ]

  private static func number(in name: String, after prefixes: [String]) -> Int? {
    for prefix in prefixes where name.hasPrefix(prefix) {
      if let number = Int(name.dropFirst(prefix.count)) { return number }
    }
    return nil
  }
}
