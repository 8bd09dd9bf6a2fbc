/// The version of the program.
let analyzeVersion = "0.1.0"
