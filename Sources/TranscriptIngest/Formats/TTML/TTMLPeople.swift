import TranscriptModel

/// The people of a TTML document and the marks that lead to them.
///
/// An element names its speaker with `ttm:agent`, with a style or region that has an agent, or
/// with a role that is none of TTML's own. Elements inside inherit it.
struct TTMLPeople {
  private struct Agent {
    var name: String?
    var isFullName = false
    var isGroup = false
  }

  private var agents: [String: Agent] = [:]
  private var openAgent: String?
  private var nameType: String?
  private var agentOfStyle: [String: String] = [:]
  private var voiceOfLabel: [String: Int] = [:]
  private var lastVoice: Int?
  /// The speakers in the order in which they first speak.
  private(set) var voices: [LabelledCues.Voice] = []

  /// TTML's own roles; what they mark is speech all the same, but for sounds.
  private static let roles: Set<String> = [
    "action", "caption", "description", "dialog", "expletive", "kinesic", "lyrics", "music",
    "narration", "quality", "sound", "source", "suppressed", "reproduction", "thought", "title",
    "transcription", "x-bg", "x-translation", "x-roman", "x-romanization",
  ]
  private static let sounds: Set<String> = ["kinesic", "music", "sound"]

  // MARK: The head

  mutating func openAgent(_ id: String?, type: String?) {
    openAgent = id
    if let id { agents[id] = Agent(isGroup: type == "group" || type == "organization") }
  }

  mutating func closeAgent() { openAgent = nil }

  mutating func openName(type: String?) { nameType = type }

  /// Keeps the name of the open agent; a full name is better than an alias.
  mutating func closeName(_ name: String?) {
    guard let openAgent, let name, let agent = agents[openAgent], !agent.isFullName else { return }
    let isFullName = nameType == "full"
    guard agent.name == nil || isFullName else { return }
    agents[openAgent]?.name = name
    agents[openAgent]?.isFullName = isFullName
  }

  mutating func style(_ id: String?, agent: String?) {
    if let id, let agent { agentOfStyle[id] = agent }
  }

  // MARK: The body

  /// Changes the inherited speaker where the element's marks name another.
  mutating func speaker(
    of attributes: XMLAttributes<TTMLDocument.Attribute>, _ voice: inout Int?,
    _ isEvent: inout Bool
  ) {
    if let roles = attributes[.role] {
      let words = roles.split(separator: " ").map(String.init)
      isEvent = words.contains(where: Self.sounds.contains)
      if let own = words.first(where: { !Self.roles.contains($0) }) {
        voice = self.voice(own, name: own.hasPrefix("x-") ? String(own.dropFirst(2)) : own)
      }
    }
    for attribute in [TTMLDocument.Attribute.region, .style] where !agentOfStyle.isEmpty {
      for id in attributes[attribute]?.split(separator: " ") ?? [] {
        if let agent = agentOfStyle[String(id)] { voice = self.voice(agent) }
      }
    }
    if let agent = attributes[.agent] { voice = self.voice(agent) }
  }

  private mutating func voice(_ label: String, name: String? = nil) -> Int {
    // People say several captions in a row.
    if let lastVoice, voices[lastVoice].label == label { return lastVoice }
    let voice = voiceOfLabel[label] ?? voices.count
    if voice == voices.count {
      voices.append(LabelledCues.Voice(label: label, name: name))
      voiceOfLabel[label] = voice
    }
    lastVoice = voice
    return voice
  }

  /// Gives the voices the names of their agents.
  ///
  /// - Returns: Whether each voice is declared.
  mutating func nameVoices() -> Bool {
    var areAllKnown = true
    for index in voices.indices where voices[index].name == nil {
      let ids = voices[index].label.split(separator: " ").map(String.init)
      if ids.contains(where: { agents[$0] == nil }) { areAllKnown = false }
      if ids.count > 1 {
        voices[index].name = ids.map { agents[$0]?.name ?? $0 }.joined(separator: " + ")
      } else {
        voices[index].name = agents[voices[index].label]?.name
      }
      if ids.count > 1 || agents[voices[index].label]?.isGroup == true {
        voices[index].kind = .room
      }
    }
    return areAllKnown
  }
}
