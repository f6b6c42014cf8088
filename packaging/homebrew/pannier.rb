class Pannier < Formula
  desc "Packs documents into signed, sealed files that survive being carried by hand"
  homepage "URL"
  url "URL/pannier-0.2.0-source.tar.xz"
  sha256 "HASH"
  license any_of: ["MIT", "Apache-2.0"]

  depends_on "rust" => :build

  def install
    system "cargo", "install", "--frozen", "--bin", "pannier", *std_cargo_args
    system bin/"pannier", "man", man1
    generate_completions_from_executable(bin/"pannier", "completions")
  end

  test do
    system bin/"pannier", "demo"
  end
end
