FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /carovana
COPY pom.xml ./
COPY src ./src
COPY routes ./routes
COPY config ./config
RUN mvn -B -q package -DskipTests

FROM eclipse-temurin:17-jre
ENV LANG=C.UTF-8 LC_ALL=C.UTF-8
RUN useradd --system --create-home --home-dir /carovana carovana
WORKDIR /carovana
COPY --from=build /carovana/target/carovana.jar ./
USER carovana
VOLUME /carovana/data
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "carovana.jar", "--server.address=0.0.0.0"]
