# The commands of the project. `make` alone says what there is.
#
# Builds go to .build (debug, for tests) and .build-release, so that neither undoes the other.

RELEASE := .build-release/release/analyze
DATABASE := .build-release/samples.sqlite

.PHONY: help needs test-needs build run test bench fuzz lint format clean

help:
	@echo "make run     build a release of analyze, run it on samples/ and show the reports"
	@echo "make test    lint, build and run every test"
	@echo "make bench   measure how fast transcripts are read, beside other readers (needs PyPI)"
	@echo "make fuzz    fuzz every family of readers for a while (FUZZ_SECONDS)"
	@echo "make build   build a release: $(RELEASE)"
	@echo "make lint    check the layout of the sources"
	@echo "make format  mend the layout of the sources"
	@echo "make clean   remove everything that was built"

needs:
	@scripts/install-needs.sh

test-needs:
	@scripts/install-needs.sh test

build: needs
	swift build --configuration release --scratch-path .build-release --product analyze

run: build
	@rm -f $(DATABASE) $(DATABASE)-wal $(DATABASE)-shm
	@scripts/run-samples.sh $(RELEASE) $(DATABASE)

test: test-needs lint
	swift test --parallel

bench: needs
	@scripts/bench.sh

FUZZ_SECONDS ?= 60

fuzz: needs
	@scripts/fuzz.sh "" $(FUZZ_SECONDS)

lint:
	swift format lint --strict --recursive Sources Tests Benchmarks Fuzz Package.swift

format:
	swift format --in-place --recursive Sources Tests Benchmarks Fuzz Package.swift

clean:
	rm -rf .build .build-release
