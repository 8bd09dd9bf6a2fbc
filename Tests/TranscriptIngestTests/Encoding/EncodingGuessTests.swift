import Testing

@testable import TranscriptIngest

@Suite struct EncodingGuessTests {
  @Test(arguments: [
    ("windows-1252", "CP1252", "Où en êtes-vous ? À moitié – déjà."),
    ("windows-1252", "CP1252", "Zoë: Hi José, “ready”?"),
    ("windows-1252", "CP1252", "Übung macht den Meister, größer und schöner"),
    ("windows-1252", "CP1252", "¿Cómo estás, señor Núñez?"),
    ("windows-1252", "CP1252", "It’s fine – really…"),
    ("windows-1252", "CP1252", "Å være på møte i går, Bjørn"),
    ("windows-1250", "CP1250", "Dzień dobry, co się dzieje w zespole? Łukasz źle śpi"),
    ("windows-1250", "CP1250", "Příští týden začneme, řekl Jiří"),
    ("windows-1250", "CP1250", "Köszönöm, jövő héten új főnök jön, hűvös"),
    ("iso-8859-2", "ISO-8859-2", "Dzień dobry, źle śpi, dużo myśli, ąęść"),
    ("windows-1251", "CP1251", "Добрый день, как идут дела в команде?"),
    ("windows-1251", "CP1251", "Привіт, що ти хочеш обговорити сьогодні?"),
    ("koi8-r", "KOI8-R", "Добрый день, как идут дела в команде?"),
    ("windows-1253", "CP1253", "Καλημέρα, τι θέλεις να συζητήσουμε σήμερα;"),
    ("windows-1254", "CP1254", "Günaydın, bugün ne konuşmak istiyorsun? Değişiklik şart"),
    ("windows-1255", "CP1255", "בוקר טוב, על מה תרצה לדבר היום"),
    ("windows-1256", "CP1256", "صباح الخير، ماذا تريد أن نناقش اليوم؟"),
    ("gbk", "GBK", "你今天想谈什么？我们的团队进展很好。"),
    ("big5", "BIG5", "你今天想談什麼？我們的團隊進展很好。"),
    ("shift_jis", "SHIFT_JIS", "おはようございます、今日は何を話しましょうか。"),
    ("euc-jp", "EUC-JP", "おはようございます、今日は何を話しましょうか。"),
    ("euc-kr", "EUC-KR", "안녕하세요, 오늘은 무엇을 이야기할까요? 팀은 잘 지내고 있습니다."),
  ])
  func `text of a language is read in the encoding it was written in`(
    name: String, table: String, words: String
  ) throws {
    let text = "1\r\n00:00:01,000 --> 00:00:02,500\r\n\(words)\r\n"
    let decoded = try DecodedText(try #require(encoded(text, in: table)))
    #expect(decoded.encoding == name)
    #expect(decoded.text == text)
    #expect(decoded.notes.map(\.code) == ["encoding-guessed"])
  }

  @Test func `bytes that mean nothing in any language are taken as windows-1252`() throws {
    let decoded = try DecodedText(Array("Dana: te".utf8) + [0xFF, 0xC0, 0xAF] + Array("am\n".utf8))
    #expect(decoded.encoding == "windows-1252")
    #expect(decoded.text == "Dana: teÿÀ¯am\n")
  }

  @Test func `a single accented letter at the end is no cut UTF-8`() throws {
    #expect(try DecodedText(Array("caf".utf8) + [0xE9]).text == "café")
  }
}
