import java.util.jar.JarEntry
import java.util.jar.JarOutputStream

def put = { group, artifact, version, resources ->
    def folder = new File(basedir, "repository/${group.replace('.', '/')}/${artifact}/${version}")
    folder.mkdirs()
    new File(folder, "${artifact}-${version}.pom").text = """\
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>${group}</groupId>
          <artifactId>${artifact}</artifactId>
          <version>${version}</version>
        </project>
        """.stripIndent()
    new JarOutputStream(new FileOutputStream(new File(folder, "${artifact}-${version}.jar"))).withCloseable { jar ->
        resources.each { name, text ->
            jar.putNextEntry(new JarEntry(name))
            jar.write(text.getBytes("UTF-8"))
        }
    }
}
put("tools.jackson.core", "jackson-databind", "3.0.99", ["empty": ""])
put("org.eclipse.jetty", "jetty-http", "11.9.99", ["empty": ""])
put("com.example", "words", "1", ["words.txt": "a word of the project's own dependency"])
return true
