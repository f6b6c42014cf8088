# Counts that stand in several sentences.
files = { $files ->
    [one] { $files } file
   *[other] { $files } files
}
