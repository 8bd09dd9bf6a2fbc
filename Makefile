# The commands of the project. `make` alone says what there is.
#
# Builds go to .build (debug, for tests) and .build-release, so that neither undoes the other.

# Swift's libraries go into the program: it starts in half the time, and runs where Swift is not
# installed. (The linker is the toolchain's own: the usual one warns of a call in Foundation.)
BUILD_RELEASE := swift build --configuration release --scratch-path .build-release \
  --static-swift-stdlib -Xswiftc -use-ld=lld

RELEASE := .build-release/release/analyze
DATABASE := .build-release/samples.sqlite

PORT ?= 8080
SERVED := .build-release/served.sqlite

.PHONY: help needs serve-needs test-needs build run serve test sanitize test-web test-api test-cluster bench fuzz lint format clean

help:
	@echo "make run     build a release of analyze, run it on samples/ and show the reports"
	@echo "make serve   build a release of the web app and serve it with the samples (PORT)"
	@echo "make test    lint, build and run every test"
	@echo "make sanitize run every test once with each sanitizer: thread, address (SANITIZERS)"
	@echo "make test-web walk through the web app in a browser; pictures in .build/pictures"
	@echo "make test-api hold the web app's API to its description with schemathesis (SCHEMATHESIS)"
	@echo "make test-cluster run the recipes for clusters, Spark too where Java and PyPI are"
	@echo "make bench   measure reading, labels, talk, an archive and reports, beside others (PARTS)"
	@echo "make fuzz    fuzz every family of readers for a while (FUZZ_SECONDS)"
	@echo "make build   build a release: $(RELEASE)"
	@echo "make lint    check the layout of the sources"
	@echo "make format  mend the layout of the sources"
	@echo "make clean   remove everything that was built"

needs:
	@scripts/install-needs.sh

serve-needs:
	@scripts/install-needs.sh serve

test-needs:
	@scripts/install-needs.sh test

build: needs
	$(BUILD_RELEASE) --product analyze

run: build
	@rm -f $(DATABASE) $(DATABASE)-wal $(DATABASE)-shm
	@scripts/run-samples.sh $(RELEASE) $(DATABASE)

serve: build serve-needs
	$(BUILD_RELEASE) --product analyze-dashboard
	@scripts/serve-samples.sh $(RELEASE) $(SERVED) $(PORT)

test: test-needs lint
	swift test --parallel

SANITIZERS ?= thread address

# Optimised, which takes a quarter of the time. Swift's own runtime keeps what it allocates once,
# which is no leak of ours.
sanitize: test-needs
	@set -e; for sanitizer in $(SANITIZERS); do \
	  ASAN_OPTIONS=detect_leaks=0 swift test --configuration release -Xswiftc -enable-testing \
	    --sanitize=$$sanitizer --scratch-path .build-$$sanitizer; done

test-web: test-needs
	swift build
	@python3 Tests/Browser/walk.py .build/debug/analyze .build/pictures

SCHEMATHESIS ?= schemathesis

test-api: test-needs
	swift build
	@python3 Tests/API/contract.py .build/debug/analyze "$$(command -v $(SCHEMATHESIS))"

test-cluster: build
	@scripts/test-cluster.sh $(RELEASE)

PARTS ?=

bench: needs
	@scripts/bench.sh $(PARTS)

FUZZ_SECONDS ?= 60

fuzz: needs
	@scripts/fuzz.sh "" $(FUZZ_SECONDS)

lint:
	swift format lint --strict --recursive Sources Tests Benchmarks Fuzz Package.swift

format:
	swift format --in-place --recursive Sources Tests Benchmarks Fuzz Package.swift

clean:
	rm -rf .build .build-*
