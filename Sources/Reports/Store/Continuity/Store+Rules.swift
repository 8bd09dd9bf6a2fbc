public import Coaching
import Foundation
import GRDB

extension Store {
  /// The name of the setting that holds the rules.
  private static let rulesSetting = "rules"

  /// The rules by which the pairs of this database are analysed; the usual ones where none were
  /// set.
  ///
  /// - Throws: `StoreError` where the database cannot be read.
  public func rules() throws(StoreError) -> ContinuityRules {
    let text = try ask { db in
      try String.fetchOne(
        db, sql: "SELECT value FROM settings WHERE name = ?", arguments: [Self.rulesSetting])
    }
    var rules = ContinuityRules()
    let values = text.flatMap { text in
      try? JSONDecoder().decode([String: Double].self, from: Data(text.utf8))
    }
    for setting in RuleSetting.all {
      if let value = values?[setting.name] { setting.set(value, in: &rules) }
    }
    return rules
  }

  /// Sets the rules, which hold until others are set.
  ///
  /// Pairs that were analysed by others are
  /// analysed anew when they are next asked for.
  ///
  /// - Throws: `StoreError` where the database cannot be written.
  public func set(_ rules: ContinuityRules) throws(StoreError) {
    // The shortest text that reads back as the same number.
    let values = JSON.object(
      RuleSetting.all.map { ($0.name, .raw("\($0.value(in: rules))")) })
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO settings (name, value) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value
          """,
        arguments: [Self.rulesSetting, values.text])
    }
  }
}
