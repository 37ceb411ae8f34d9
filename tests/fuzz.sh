#!/bin/sh
# Spoils good model files at random and reads them: tests/fuzz.sh [HOW MANY]. A failure prints the seed that makes it again.
set -eu
cd "$(dirname "$0")/.."
AGENTSIM_FUZZ="${1:-100000}" dotnet test --project tests/AgentSim.Model.Tests -c Release --filter-class "*.FuzzTests"
