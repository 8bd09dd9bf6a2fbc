import Foundation
import Reports

/// Signing in and out, and the one-time links by which passwords are set.
enum SignInPages {
  private struct Form: Sendable {
    var name: String?
    var message: String?
  }

  private struct Welcome: Sendable {
    var name: String?
    var isFirst: Bool
    var fewest: Int
    var message: String?
  }

  static let form: @Sendable (Visit) throws -> Answer = { visit in
    guard visit.person == nil else { return .redirect(to: "/") }
    return page(Form())
  }

  static let submit: @Sendable (Visit) throws -> Answer = { visit in
    let form = visit.ask.form
    let signIn = visit.site.signIn
    guard let name = form["user"], let password = form.raw("password"),
      let person = try signIn.check(name, password, at: visit.moment)
    else {
      let known = try form["user"].flatMap(visit.site.store.signInRecord)
      try visit.site.store.log(
        "person.sign-in", nil, by: known?.person.id, outcome: .refused, at: visit.moment)
      let message =
        "Name or password is wrong. After five wrong passwords, wait a minute before the next."
      return page(Form(name: form["user"], message: message), status: 401)
    }
    try visit.site.store.log("person.sign-in", nil, by: person.id, at: visit.moment)
    var answer = Answer.redirect(to: "/")
    // A browser that was in already gets a new token all the same.
    if let entry = visit.entry, let former = visit.person {
      try visit.site.store.endEntry(startingWith: entry.tokenHash, of: former.id)
    }
    answer.headers.append(try signIn.open(for: person, at: visit.moment))
    return answer
  }

  static let leave: @Sendable (Visit) throws -> Answer = { visit in
    if let entry = visit.entry {
      try visit.site.store.endEntry(startingWith: entry.tokenHash, of: visit.signedIn().id)
    }
    var answer = Answer.redirect(to: "/login")
    answer.headers.append(visit.site.signIn.removal)
    return answer
  }

  static let welcome: @Sendable (Visit) throws -> Answer = { visit in
    let invited = try invitation(visit)
    return page(
      Welcome(
        name: invited.person?.name, isFirst: invited.isFirst, fewest: PasswordRule.fewest,
        message: nil))
  }

  static let accept: @Sendable (Visit) throws -> Answer = { visit in
    let invited = try invitation(visit)
    let form = visit.ask.form
    let password = form.raw("password") ?? ""
    guard let name = invited.person?.name ?? form["user"], name.count <= 200 else {
      throw Problem.wrong("Say under which name you want to sign in.")
    }
    let objection =
      password != form.raw("again")
      ? "The two passwords differ." : PasswordRule.objection(to: password, of: name)
    if let objection {
      return page(
        Welcome(
          name: invited.person?.name, isFirst: invited.isFirst, fewest: PasswordRule.fewest,
          message: objection), status: 422)
    }
    let person = try person(invited, name, visit)
    try visit.site.store.setPassword(visit.site.passwords.hash(password), of: person.id)
    try visit.site.store.log("person.set-password", nil, by: person.id, at: visit.moment)
    var answer = Answer.redirect(to: "/")
    answer.headers.append(try visit.site.signIn.open(for: person, at: visit.moment))
    return answer
  }

  /// The person who was invited, or the first account, made now.
  private static func person(
    _ invited: (person: Person?, isFirst: Bool), _ name: String, _ visit: Visit
  ) throws -> Person {
    let store = visit.site.store
    let token = Secret.hash(visit.values["token"] ?? "")
    guard try store.useInvitation(token, at: visit.moment) else { throw Problem.notFound }
    if let person = invited.person { return person }
    guard try store.hasNoPeople(),
      let first = try store.addPerson(name, role: .admin, password: nil, at: visit.moment)
    else { throw Problem.notFound }
    return first
  }

  private static func invitation(_ visit: Visit) throws -> (person: Person?, isFirst: Bool) {
    let token = Secret.hash(visit.values["token"] ?? "")
    guard let found = try visit.site.store.invitation(token, at: visit.moment),
      try found.person?.isActive ?? visit.site.store.hasNoPeople()
    else {
      throw Problem(
        status: 404, code: "not-found",
        message: "This link was used before, or is older than two days. Ask for a new one.")
    }
    return found
  }

  private static func page(_ form: Form, status: Int = 200) -> Answer {
    .page(Shell.page("Sign in", for: nil, HTML("sign-in", form)), status: status)
  }

  private static func page(_ welcome: Welcome, status: Int = 200) -> Answer {
    .page(Shell.page("Welcome", for: nil, HTML("welcome", welcome)), status: status)
  }
}
